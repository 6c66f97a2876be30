"""What the reader of spreadsheets does not tell, from the XML of an XLSX file itself.

Runs in the child process. Errors (it gives empty cells), formulas that were saved without a value
(the same), and numbers that have their leading zeros from the format of the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

_MOST = 200_000
"""Cells of a sheet that are remembered."""

_CELL = re.compile(
    rb"<c\b([^>]*?)(?:/>|>\s*(<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?\s*(?:<v>([^<]*)</v>|<v\s*/>)?[^<]*</c>)"
)
_NOTEWORTHY = re.compile(rb'<f\b|\bt="e"')
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_ZEROS = re.compile(r"0{2,20}")
_CHUNK = 1 << 20


@dataclass(slots=True)
class Unseen:
    """What is on one sheet and would be lost; `cells` by row and column, both from 0."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: int = 0
    padded: int = 0
    unsaved: int = 0


def unseen(archive: zipfile.ZipFile) -> dict[str, Unseen]:
    """Each sheet's name, and what is to be added to what the reader says."""
    zeros = _padded_styles(archive)
    return {name: _look(archive, part, zeros) for name, part in _sheets(archive)}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in _parsed(archive, "xl/_rels/workbook.xml.rels")
    }
    for one in _parsed(archive, "xl/workbook.xml"):
        if one.tag.endswith("}sheet"):
            identifier = next((v for key, v in one.items() if key.endswith("}id")), None)
            target = targets.get(identifier, "")
            part = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
            if part in archive.NameToInfo:
                yield one.get("name", ""), part


def _parsed(archive: zipfile.ZipFile, part: str) -> list[ET.Element]:
    """All elements of a small part; none if there is no such part, or it is no XML."""
    if part not in archive.NameToInfo or archive.getinfo(part).file_size > 20_000_000:
        return []
    try:
        return list(ET.fromstring(archive.read(part)).iter())  # noqa: S314
    except ET.ParseError:
        return []


def _padded_styles(archive: zipfile.ZipFile) -> dict[bytes, int]:
    """The styles that show whole numbers with leading zeros, and how many digits."""
    formats: dict[str | None, int] = {}
    styles: dict[bytes, int] = {}
    number = 0
    inside = False
    for one in _parsed(archive, "xl/styles.xml"):
        name = one.tag.rpartition("}")[2]
        if name == "numFmt" and _ZEROS.fullmatch(one.get("formatCode", "")):
            formats[one.get("numFmtId")] = len(one.get("formatCode", ""))
        elif name in {"cellXfs", "cellStyles", "dxfs"}:
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            if one.get("numFmtId") in formats:
                styles[str(number).encode()] = formats[one.get("numFmtId")]
            number += 1
    return styles


def _look(archive: zipfile.ZipFile, part: str, zeros: Mapping[bytes, int]) -> Unseen:
    found = Unseen()
    rest = b""
    with archive.open(part) as handle:
        while chunk := handle.read(_CHUNK):
            text = rest + chunk
            cut = text.rfind(b"</row>") + 6 if b"</row>" in text else 0
            if zeros or _NOTEWORTHY.search(text, 0, cut):
                _look_at_cells(found, text[:cut], zeros)
            rest = text[cut:][-_CHUNK:]
    return found


def _look_at_cells(found: Unseen, text: bytes, zeros: Mapping[bytes, int]) -> None:
    for cell in _CELL.finditer(text):
        attributes, formula, value = cell.groups()
        kind = _TYPE.search(attributes)
        if kind is not None and kind[1] == b"e":
            found.errors += 1
            _remember(found, attributes, (value or b"").decode("utf-8", "replace"))
        elif formula is not None and not value:
            # A text that is empty is saved with its type; a formula never computed has none.
            found.unsaved += kind is None or kind[1] != b"str"
        elif zeros and value and value.isdigit() and (kind is None or kind[1] == b"n"):
            style = _STYLE.search(attributes)
            digits = zeros.get(style[1], 0) if style else 0
            if digits > len(value):
                found.padded += 1
                _remember(found, attributes, value.decode().zfill(digits))


def _remember(found: Unseen, attributes: bytes, text: str) -> None:
    place = _PLACE.search(attributes)
    if place is not None and len(found.cells) < _MOST:
        column = 0
        for letter in place[1]:
            column = column * 26 + letter - 64
        found.cells[int(place[2]) - 1, column - 1] = text
