"""What strikes the eye in a text before it is divided into cells, with the lines where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mercato.exchange.reading import mojibake

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = 100_000
"""Lines that are remembered for each thing seen."""

_WHOLE = 50
"""Lines that are remembered whole, to be shown with both readings."""

CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes({*range(9), 11, 12, *range(14, 32), 127})
_ASCII = bytes(range(0x80))
_CONTROL = re.compile(b"[" + re.escape(_CONTROL_BYTES) + b"]")
_LOST = re.compile("\ufffd".encode())
_INVISIBLE = re.compile("\u200b|\u00ad|\u2060|\u200e|\u200f".encode())
"""Characters that nobody sees: of no width, hyphens at which a line may break, directions."""
_ERROR = re.compile(
    rb"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|###+|##(?=[,;\t|\"\r\n]|$))"
)
_ROUNDED = re.compile(rb"(?<![\w.])\d(?:[.,]\d+)?E\+\d\d(?![\w])")
_ENTITY = re.compile(
    rb"&(?:amp|lt|gt|quot|apos|nbsp|[A-Za-z]{2,6}(?:grave|acute|circ|uml|tilde|cedil|ring|slash|lig)"
    rb"|[aeiouAEIOU](?:grave|acute|circ|uml)|[nNaAoO]tilde|[cC]cedil|[lr][sd]quo|[lr]aquo|euro|hellip"
    rb"|[nm]dash|szlig|#\d{2,6}|#x[0-9a-fA-F]{2,6});|\\u[0-9a-fA-F]{4}"
)
_QUESTION_MARK = re.compile(
    rb"(?:^|(?<=[\s,;|\"'-]))[A-Za-z?]*[A-Za-z]\?[a-z][A-Za-z?]*(?=[\s,;|\"'.-]|$)"
)
_ODD_LINE_END = re.compile(b"\x1e|" + "\x85|\u2028|\u2029".encode())
_GUARD = re.compile("'(?:[=+\\-@\t]|[＝＋－＠])".encode())
_FORMULA_TEXT = re.compile(rb'="{1,2}[^"=\r\n]*"')


@dataclass(slots=True)
class Marks:
    """Lines in which something was seen: `lost` characters, control characters, and so on."""

    lines: int = 0
    last_line_open: bool = False
    """Whether nothing says that the last line is whole: no line end, no quotation mark."""
    blank: bool = True
    guarded: bool = False
    """Whether cells may hold more than their text, lest a spreadsheet change it."""
    controls: dict[int, str] = field(default_factory=dict)
    lost: dict[int, str] = field(default_factory=dict)
    invisible: dict[int, str] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    rounded: dict[int, str] = field(default_factory=dict)
    garbled: dict[int, str] = field(default_factory=dict)
    entities: dict[int, str] = field(default_factory=dict)
    question_marks: dict[int, str] = field(default_factory=dict)
    odd_line_end: str = ""
    inner_marks: bool = False
    final_mark_only: bool = False


def look_for_marks(chunks: Iterable[bytes]) -> Marks:
    """Go once over a text in UTF-8, in pieces of whole lines; what is not there costs nothing."""
    marks = Marks()
    line = 1
    last = b""
    for chunk in chunks:
        if not chunk:
            continue
        last = chunk
        marks.blank = marks.blank and not chunk.strip(b" \t\r\n\0\xef\xbb\xbf")
        newline = b"\n" if b"\n" in chunk else b"\r"
        if len(chunk.translate(None, _CONTROL_BYTES)) != len(chunk):
            _note(marks.controls, _CONTROL, chunk, line, newline)
        marks.inner_marks = marks.inner_marks or newline + b"\xef\xbb\xbf" in chunk
        if b"\xef\xbf\xbd" in chunk:
            _note(marks.lost, _LOST, chunk, line, newline)
        if b"#" in chunk:
            _note(marks.errors, _ERROR, chunk, line, newline)
        if b"E+" in chunk:
            _note(marks.rounded, _ROUNDED, chunk, line, newline)
        marks.guarded = marks.guarded or _GUARD.search(chunk) is not None
        if not marks.guarded and b'="' in chunk:
            marks.guarded = _FORMULA_TEXT.search(chunk) is not None
        if (b";" in chunk and b"&" in chunk) or b"\\u" in chunk:
            _note_lines(marks.entities, _ENTITY, chunk, line, newline)
        if b"?" in chunk:
            _note(marks.question_marks, _QUESTION_MARK, chunk, line, newline)
        if not chunk.isascii():
            _look_beyond_ascii(marks, chunk, line, newline)
        line += chunk.count(newline)
    marks.lines = line
    if line == 1:
        odd = _ODD_LINE_END.search(last)
        marks.odd_line_end = f"U+{ord(odd[0].decode()):04X}" if odd else ""
    marks.last_line_open = not last.endswith((b"\n", b"\r", b'"'))
    marks.final_mark_only = last.rstrip(b"\r\n").endswith(b"\x1a") and len(marks.controls) == 1
    return marks


def _look_beyond_ascii(marks: Marks, chunk: bytes, line: int, newline: bytes) -> None:
    if any(sign in chunk for sign in (b"\xc2\xad", b"\xe2\x80", b"\xe2\x81\xa0")):
        _note(marks.invisible, _INVISIBLE, chunk, line, newline)
    high = chunk.translate(None, _ASCII)
    if traces := [trace for trace in mojibake.TRACES if trace in high]:
        _note_garbled(marks.garbled, traces, chunk, line, newline)


def _note(
    found: dict[int, str], pattern: re.Pattern[bytes], chunk: bytes, line: int, newline: bytes
) -> None:
    """Remember the first thing of each line."""
    at = 0
    for match in pattern.finditer(chunk):
        line += chunk.count(newline, at, match.start())
        at = match.start()
        if len(found) >= _KEPT:
            return
        found.setdefault(line, match[0].decode())


def _note_lines(
    found: dict[int, str], pattern: re.Pattern[bytes], chunk: bytes, line: int, newline: bytes
) -> None:
    """Remember each line that has such a thing, the first ones whole."""
    seen: dict[int, str] = {}
    _note(seen, pattern, chunk, line, newline)
    lines = chunk.split(newline) if seen and len(found) < _WHOLE else []
    for number in seen:
        whole = lines[number - line].decode("utf-8", "replace") if lines else ""
        found[number] = whole if len(found) < _WHOLE else ""


def _note_garbled(
    found: dict[int, str], traces: list[bytes], chunk: bytes, line: int, newline: bytes
) -> None:
    trace = re.compile(b"|".join(map(re.escape, traces)))
    for number, raw in enumerate(chunk.split(newline), line):
        if len(found) >= _KEPT:
            return
        if raw.isascii() or trace.search(raw) is None:
            continue
        text = raw.decode("utf-8", "replace")
        if mojibake.mend(text) != text:
            found[number] = text if len(found) < _WHOLE else ""
