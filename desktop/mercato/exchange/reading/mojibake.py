"""Text that was read in the wrong encoding and saved again: "HÃ©lÃ¨ne", "H√©l√®ne"."""

from __future__ import annotations

import re
from functools import partial

from mercato.exchange.reading.text import windows_character


def _table(codec: str) -> dict[int, str]:
    """The character that the codec makes of each byte above ASCII."""
    if codec == "cp1252":
        return {byte: windows_character(byte) for byte in range(0x80, 0x100)}
    made = {byte: bytes([byte]).decode(codec, "ignore") for byte in range(0x80, 0x100)}
    return {byte: character for byte, character in made.items() if character}


def _pattern(codec: str) -> re.Pattern[str]:
    """What UTF-8 looks like in that codec, and next to nothing else does.

    The bytes of a French capital and a no-break space, or of "é »", are UTF-8 by accident: only
    what leads to Western letters and marks counts alone, other scripts from two letters on.
    """
    table = _TABLES[codec]

    def of(*spans: tuple[int, int]) -> str:
        bytes_ = [byte for first, last in spans for byte in range(first, last + 1)]
        found = [table.get(byte, "") for byte in bytes_]
        if codec == "cp1252":
            # Latin-1 has control characters where Windows has marks.
            found += [chr(byte) for byte in bytes_ if byte < 0xA0]
        return "[" + "".join(map(re.escape, found)) + "]"

    more = of((0x80, 0xBF))
    parts = {
        "letters": f"{of((0xC2, 0xC3))}{more}",
        "words": f"(?:{of((0xC4, 0xC5), (0xCE, 0xD1), (0xD7, 0xD9))}{more}){{2,}}",
        "marks": f"{of((0xE2, 0xE2))}{of((0x80, 0x80))}{more}",
        "signs": f"{of((0xE2, 0xE2))}{of((0x81, 0x9F))}{more}",
        "ideographs": f"(?:{of((0xE3, 0xED))}{more}{more}){{2,}}",
        "emoji": f"{of((0xF0, 0xF0))}{of((0x9F, 0x9F))}{more}{more}",
    }
    return re.compile("|".join(parts[name] for name in _PARTS[codec]))


_PARTS = {
    "cp1252": ("letters", "words", "marks", "signs", "ideographs", "emoji"),
    "mac_roman": ("letters", "words", "marks", "signs", "ideographs", "emoji"),
    "cp1250": ("letters", "words", "marks"),
    "cp1251": ("words", "marks"),
    "cp850": ("letters", "marks"),
    "cp437": ("letters", "marks"),
}
"""What each codec makes of UTF-8 that cannot be meant, since nobody writes it."""

_TABLES = {codec: _table(codec) for codec in _PARTS}
_PATTERNS = {codec: _pattern(codec) for codec in _PARTS}
_BYTES = {
    codec: {
        **{chr(byte): byte for byte in range(0x80, 0xA0)},
        **{character: byte for byte, character in table.items()},
    }
    for codec, table in _TABLES.items()
}

TRACES = tuple(
    trace.encode()
    for trace in (
        *("Рѕ", "Рµ", "Р°", "Рё", "вЂ", "├", "┬", "ÔÇ", "Ă", "Ĺ"),
        *("Ã", "Â", "â€", "Ð", "Î±", "Î¿", "ã\x81", "ã‚", "ãƒ", "ã€", "ï¼", "√", "¬", "‚Ä"),
    )
)
"""Nothing is garbled in a text without these."""


def mend(line: str) -> str:
    """The line as it was meant, if it is garbled, even if it is so twice."""
    if line.isascii():
        return line
    once = _mended(line)
    return once if once == line else _mended(once)


def _mended(line: str) -> str:
    for codec, pattern in _PATTERNS.items():
        line = pattern.sub(partial(_restored, codec), line)
    return line


def _restored(codec: str, found: re.Match[str]) -> str:
    raw = bytes(_BYTES[codec][character] for character in found[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
