"""In which encoding a file is: what its bytes prove, else a question that shows the readings."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading.text import CHUNK, SPECIAL, Text, chunks, opened
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.watching import Watch

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = (
    "cp1252", "mac_roman", "iso8859-15", "cp1250", "iso8859-2", "cp1251", "koi8-r", "cp850",
    "cp437", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp866", "iso8859-5", "iso8859-6",
    "iso8859-7", "iso8859-8", "mac_cyrillic", "cp874", "cp1258",
)  # fmt: skip
_SEVERAL_BYTES = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SHIFTING = (
    ("iso2022_jp", re.compile(rb"\x1b\$[@B]")),
    ("utf-7", re.compile(rb"\+A[A-Za-z0-9+/]{2}-")),
    ("hz", re.compile(rb"~\{(?:[!-w][!-~])+~\}")),
)
_SIGNS_OF_SHIFTING = (b"\x1b$", b"+A", b"~{")
_COMMON = frozenset("éèêëàâäçîïôöùûüÿœæñáíóúãõåøßÉÈÀÇŒ°’‘“”«»–—…€£ \u00a0")
_SIGNS = frozenset("©®™²³½ª±·•†")
_HOME = {"cp1252": 0.35, "mac_roman": 0.1}
"""What is likelier from the outset."""

_SHOWN = 3
_OFFERED = 6


def decide(path: Path, interview: Interview, watch: Watch) -> Text:
    """The text of a file in its encoding; what the bytes do not prove is asked."""
    head = _head(path)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    proven = marked or wide(head)
    if proven is None:
        state = _check_utf8(path, watch)
        shifting = next((n for n, p in _SHIFTING if state == "ascii" and p.search(head)), None)
        if shifting:
            return _ask(path, interview, _Legacy(_lines_with(head)), [shifting, "utf-8"], shifting)
        if state == "cut":
            return _settled(path, interview, "cut")
        if state == "legacy":
            return _ask_legacy(path, interview, watch)
        proven = "utf-8"
    elif marked == "utf-8-sig" and _check_utf8(path, watch) == "legacy":
        return _ask_legacy(path, interview, watch)
    return _settled(path, interview, proven)


def _head(path: Path) -> bytes:
    with opened(path), path.open("rb") as handle:
        return handle.read(CHUNK // 4)


def wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: every other byte, or three of four, are zero."""
    if len(head) < 4 or b"\0" not in head:
        return None
    quarters = [head[at::4].count(0) / len(head[at::4]) for at in range(4)]
    for name, zero, filled in (("utf-32-le", (1, 2, 3), 0), ("utf-32-be", (0, 1, 2), 3)):
        if quarters[filled] < 0.1 and min(quarters[i] for i in zero) > 0.6:
            return name
    even, odd = (head[at::2].count(0) / len(head[at::2]) for at in range(2))
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.05 or min(even, odd) > 0.25 * max(even, odd):
        return None
    whole = head[: len(head) // 2 * 2]
    try:
        text = codecs.getincrementaldecoder(name)("strict").decode(whole)
    except UnicodeDecodeError:
        return None
    return name if "\0" not in text and "\n" in text else None


def _check_utf8(path: Path, watch: Watch) -> str:
    """ascii, utf-8, cut (only the last character is not whole) or legacy."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    ascii_only = True
    try:
        for chunk in chunks(path, watch):
            ascii_only = ascii_only and chunk.isascii()
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return "legacy"
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        # A single last byte may as well be a Western letter.
        return "legacy" if _only_last_byte_is_high(path) else "cut"
    return "ascii" if ascii_only else "utf-8"


def _only_last_byte_is_high(path: Path) -> bool:
    high = 0
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            high += sum(len(run) for run in re.findall(rb"[\x80-\xff]+", chunk))
            if high > 1:
                return False
    return True


def _settled(path: Path, interview: Interview, proven: str) -> Text:
    used = interview.settle(
        "encoding",
        "reading.encoding",
        [Option(proven, {"name": proven})],
        proven,
        sure=True,
        free=_known_encoding,
    )
    return Text(path, used or proven)


def _known_encoding(answer: str) -> str | None:
    if answer in SPECIAL:
        return answer
    try:
        found = codecs.lookup(answer)
        b"".decode(answer)
    except (LookupError, ValueError):
        return None
    return found.name


@dataclass(slots=True)
class _Legacy:
    """What a file holds that is no UTF-8: some lines, and all bytes above ASCII."""

    lines: list[bytes] = field(default_factory=list)
    high: set[int] = field(default_factory=set)
    as_utf8: bool = False
    """Whether some of these bytes are UTF-8 in spite of the rest."""


def _ask_legacy(path: Path, interview: Interview, watch: Watch) -> Text:
    found = _collect(path, watch)
    readings: dict[str, float] = {}
    texts: set[str] = set()
    together = b"\n".join(found.lines)
    for codec in (*_ONE_BYTE, *_SEVERAL_BYTES):
        if codec in _ONE_BYTE and not _reads(codec, bytes(sorted(found.high))):
            continue
        if codec in _SEVERAL_BYTES and not _reads(codec, together):
            continue
        text = together.decode(codec, "replace")
        if text not in texts:
            texts.add(text)
            readings[codec] = _plausibility(text) + _HOME.get(codec, 0.0)
    best = sorted(readings, key=lambda codec: -readings[codec])[:_OFFERED]
    if found.as_utf8:
        mixed = together.decode("utf-8", "mercato.cp1252")
        readings["mixed"] = _plausibility(mixed)
        proper = sum(_reads("utf-8", line) for line in found.lines)
        likely = proper >= 0.2 * len(found.lines)
        best = ["mixed", *best] if likely else [*best, "mixed"]
    if not best:
        raise Refused("reading.binary")
    return _ask(path, interview, found, best, best[0])


def _ask(path: Path, interview: Interview, found: _Legacy, codecs_: list[str], best: str) -> Text:
    shown = _shown(found.lines)
    options = [
        Option(codec, {"name": codec}, tuple((_decoded(line, codec),) for line in shown))
        for codec in codecs_
    ]
    used = interview.settle(
        "encoding", "reading.encoding", options, best, sure=False, free=_known_encoding
    )
    return Text(path, used or best)


def _shown(lines: list[bytes]) -> list[bytes]:
    """A few lines that differ: such as are UTF-8, and such as are not."""
    proper = [line for line in lines if _reads("utf-8", line)]
    other = [line for line in lines if line not in proper]
    return proper[:_SHOWN] + other[:_SHOWN]


def _decoded(line: bytes, codec: str) -> str:
    name, errors = SPECIAL.get(codec, (codec, "replace"))
    return line.decode(name, errors).strip()[:200]


def _reads(codec: str, raw: bytes) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _collect(path: Path, watch: Watch) -> _Legacy:
    found = _Legacy()
    size = 0
    for chunk in chunks(path, watch):
        if chunk.isascii():
            continue
        found.high.update(chunk.translate(None, bytes(range(0x80))))
        found.as_utf8 = found.as_utf8 or _UTF8.search(chunk) is not None
        if size < CHUNK // 8:
            lines = list(_lines_with(chunk))
            found.lines += lines
            size += sum(map(len, lines))
    return found


def _lines_with(chunk: bytes) -> list[bytes]:
    """Up to two hundred lines that hold more than ASCII; long ones only in part."""
    return [line[:2000] for line in _not_ascii(chunk)][:200]


def _not_ascii(chunk: bytes) -> Iterator[bytes]:
    for line in re.split(rb"\r\n|\r|\n", chunk):
        if not line.isascii() or any(sign in line for sign in _SIGNS_OF_SHIFTING):
            yield line


def _plausibility(text: str) -> float:
    """How much a text looks like words: letters of one script and of one case beside each other."""
    points = 0.0
    seen = 0
    for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if character.isascii():
            continue
        seen += 1
        points += _points(before, character, after)
    return points / seen if seen else 0.0


def _points(before: str, character: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    accented = any(one.isalpha() and not one.isascii() for one in (before, after))
    if accented and _script(character) == "LATIN":
        return -0.5
    if character in _COMMON:
        quote_inside_word = inside and character in "°“”«»–—…€£\u00a0"
        return -0.5 if quote_inside_word else 1.5
    if unicodedata.combining(character):
        return 1.0 if before.isalpha() else -2.0
    if not character.isalpha():
        category = unicodedata.category(character)
        if category in {"Cc", "Cn", "Co"}:
            return -2.0
        return -1.0 if inside else 0.7 if character in _SIGNS else -0.2
    neighbours = [one for one in (before, after) if one.isalpha()]
    if any(_script(one) != _script(character) for one in neighbours):
        return -1.0
    if character.isupper() and before.islower():
        return -1.0
    return 1.0


def _script(character: str) -> str:
    return "LATIN" if character.isascii() else unicodedata.name(character, "?").split()[0]
