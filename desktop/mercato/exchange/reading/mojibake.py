"""Text that was read in the wrong encoding and saved again: "HÃ©lÃ¨ne", "H√©l√®ne"."""

from __future__ import annotations

import re
from functools import partial

from mercato.exchange.reading.text import Mend, windows_character


def _table(codec: str) -> dict[int, str]:
    """The character that the codec makes of each byte above ASCII."""
    if codec == "cp1252":
        return {byte: windows_character(byte) for byte in range(0x80, 0x100)}
    return {byte: bytes([byte]).decode(codec) for byte in range(0x80, 0x100)}


def _pattern(table: dict[int, str]) -> re.Pattern[str]:
    """What UTF-8 looks like in that codec, and next to nothing else does.

    The bytes of a French capital and a no-break space, or of "é »", are UTF-8 by accident: only
    what leads to Western letters and marks counts alone, other scripts from two letters on.
    """

    def of(*spans: tuple[int, int]) -> str:
        found = [table[byte] for first, last in spans for byte in range(first, last + 1)]
        return "[" + "".join(map(re.escape, found)) + "]"

    more = of((0x80, 0xBF))
    return re.compile(
        f"{of((0xC2, 0xC3))}{more}"
        f"|(?:{of((0xC4, 0xC5), (0xCE, 0xD1), (0xD7, 0xD9))}{more}){{2,}}"
        f"|{of((0xE2, 0xE2))}{of((0x80, 0x9F))}{more}"
        f"|(?:{of((0xE3, 0xED))}{more}{more}){{2,}}"
        f"|{of((0xF0, 0xF0))}{of((0x9F, 0x9F))}{more}{more}"
    )


_TABLES = {codec: _table(codec) for codec in ("cp1252", "mac_roman")}
_PATTERNS = {codec: _pattern(table) for codec, table in _TABLES.items()}
_BYTES = {
    codec: {character: byte for byte, character in table.items()}
    for codec, table in _TABLES.items()
}

TRACES = tuple(
    trace.encode()
    for trace in ("Ã", "Â", "â€", "Ð", "Î±", "Î¿", "ã\x81", "ã‚", "ãƒ", "ã€", "ï¼", "√", "¬", "‚Ä")
)
"""Nothing is garbled in a text without these."""


def mend(line: str) -> str:
    """The line as it was meant, if it is garbled."""
    if line.isascii():
        return line
    for codec, pattern in _PATTERNS.items():
        line = pattern.sub(partial(_restored, codec), line)
    return line


MEND: Mend = mend


def _restored(codec: str, found: re.Match[str]) -> str:
    raw = bytes(_BYTES[codec][character] for character in found[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
