"""What the reader of spreadsheets does not tell, from the XML of an XLSX file itself.

Runs in the child process. Errors (it gives empty cells), formulas that were saved without a value
(the same, or a zero), rows that are hidden or struck through, addresses and comments behind the
text of cells, numbers that have their leading zeros from the format of the cell, and dates of
which it shows no day: what stands there as "March 2020" is stored as its first day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import normpath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

MOST = 200_000
"""Cells of a sheet that are remembered."""

_CELL = re.compile(
    rb"<c\b([^>]*?)(?:/>|>\s*(<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?\s*(?:<v>([^<]*)</v>|<v\s*/>)?[^<]*</c>)"
)
_NOTEWORTHY = re.compile(rb'<f\b|\bt="e"')
_HIDDEN = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMN = re.compile(rb'<col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_FROM_TO = re.compile(rb'\b(min|max)="(\d{1,5})"')
_WIDEST = 1_000
"""Columns of a sheet that are looked at for being hidden."""
_STRUCK_TEXT = re.compile(rb"<strike(?:\s*/>|>|\s+val=\"(?!0|false))")
_SHARED = re.compile(rb'<c\b(?=[^>]*\bt="s")[^>]*?\br="[A-Z]{1,3}(\d{1,7})"[^>]*>\s*<v>(\d+)</v>')
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_LINK = re.compile(rb'<hyperlink\b(?=[^>]*\b\w+:id=)[^>]*?\bref="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_ZEROS = re.compile(r"0[0#]{1,19}")
_TEXTED = re.compile(rb'<c\b(?=[^>]*?\bs="(\d+)")[^>]*?\br="[A-Z]{1,3}(\d{1,7})"[^>]*(?<!/)>')
"""A cell that holds something: its style and its row."""
_UNTRUE = ("0", "false")
_NO_DIGITS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|;.*|[ ()/-]')
"""In the format of a cell, what stands between or around its digits: 000 000 000."""
_NO_PART_OF_DATES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|;.*|[^a-z]', re.IGNORECASE)
"""In the format of a cell, all but the letters for year, month, day."""
MONTH, YEAR = len("2020-03"), len("2020")
BUILT_IN = ("17",)
"""Formats that every workbook has and that show the month: Mar-20."""
CHUNK = 1 << 20
_MOST_TEXTS = 200_000_000
"""Bytes of texts that are searched for struck ones."""


@dataclass(slots=True)
class Unseen:
    """What is on one sheet and would be lost; `cells` by row and column, both from 0."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    shown: dict[tuple[int, int], int] = field(default_factory=dict)
    """How many characters of an ISO date a cell shows, where it does not show all."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    """Rows that nobody sees, as of a filter."""
    columns: set[int] = field(default_factory=set)
    """Columns that nobody sees."""
    struck: set[int] = field(default_factory=set)
    """Rows with cells whose text is struck through, at least in part."""
    linked: set[tuple[int, int]] = field(default_factory=set)
    """Cells behind whose text an address lies."""
    comments: int = 0
    padded: int = 0
    unsaved: int = 0


def unseen(archive: zipfile.ZipFile) -> dict[str, Unseen]:
    """Each sheet's name, and what is to be added to what the reader says."""
    styles = _styles(archive)
    styles.recomputed = any(
        one.get("fullCalcOnLoad") in ("1", "true") for one in _parsed(archive, "xl/workbook.xml")
    )
    styles.struck_texts = _struck_texts(archive)
    return {name: _look(archive, part, styles) for name, part in _sheets(archive)}


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


@dataclass(slots=True)
class Styles:
    """Styles of cells that show more than is stored, or less, by their numbers.

    `zeros` show whole numbers with that many digits, `shown` that much of a date, `struck` a line
    through the text; `struck_texts` have one in part. Where formulas are `recomputed` on opening, a
    zero may be no result.
    """

    zeros: dict[int, int] = field(default_factory=dict)
    shown: dict[int, int] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    struck_texts: set[bytes] = field(default_factory=set)
    recomputed: bool = False

    def __bool__(self) -> bool:
        return bool(self.zeros or self.shown)

    def __contains__(self, style: object) -> bool:
        return style in self.zeros or style in self.shown

    def add(self, style: int, shown: int, zeros: int) -> None:
        """Note what the format of a style does, as `read`, if it does anything."""
        if zeros:
            self.zeros[style] = zeros
        elif shown:
            self.shown[style] = shown

    @staticmethod
    def read(written: str) -> tuple[int, int]:
        """How much of a date a format shows, and with how many digits a number; 0 for neither."""
        digits = _NO_DIGITS.sub("", written)
        return (0, len(digits)) if _ZEROS.fullmatch(digits) else (_shown_of(written), 0)


def _styles(archive: zipfile.ZipFile) -> Styles:
    formats: dict[str | None, tuple[int, int]] = dict.fromkeys(BUILT_IN, (MONTH, 0))
    styles = Styles()
    struck: list[bool] = []
    number = 0
    inside = False
    for one in _parsed(archive, "xl/styles.xml"):
        name = one.tag.rpartition("}")[2]
        if name == "numFmt":
            formats[one.get("numFmtId")] = Styles.read(one.get("formatCode", ""))
        elif name == "font":
            struck.append(any(_is_struck(part) for part in one))
        elif name in {"cellXfs", "cellStyles", "dxfs"}:
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            styles.add(number, *formats.get(one.get("numFmtId"), (0, 0)))
            font = one.get("fontId", "")
            if font.isdecimal() and int(font) < len(struck) and struck[int(font)]:
                styles.struck.add(number)
            number += 1
    return styles


def _is_struck(part: ET.Element) -> bool:
    """Whether a part of a font strikes its text through."""
    return part.tag.endswith("}strike") and part.get("val") not in _UNTRUE


def _shown_of(written: str) -> int:
    """How much of a date a format shows: its month, its year; 0 for all, or for no date."""
    letters = set(_NO_PART_OF_DATES.sub("", written).lower())
    return {frozenset("my"): MONTH, frozenset("y"): YEAR}.get(frozenset(letters), 0)


def _look(archive: zipfile.ZipFile, part: str, styles: Styles) -> Unseen:
    found = Unseen(comments=_comments(archive, part))
    rest = b""
    with archive.open(part) as handle:
        while chunk := handle.read(CHUNK):
            text = rest + chunk
            cut = text.rfind(b"</row>") + 6 if b"</row>" in text else 0
            if b' hidden="' in text and len(found.hidden) < MOST:
                found.hidden.update(int(row) - 1 for row in _HIDDEN.findall(text, 0, cut))
            if b"<hyperlink " in text and len(found.linked) < MOST:
                found.linked.update(map(_at, _LINK.findall(text, cut)))
            if b"<cols>" in text:
                _look_at_columns(found, text)
            if styles.struck_texts:
                shared = _SHARED.findall(text, 0, cut)
                found.struck.update(
                    int(r) - 1 for r, number in shared if number in styles.struck_texts
                )
            if styles.struck:
                cells = _TEXTED.findall(text, 0, cut)
                found.struck.update(int(row) - 1 for s, row in cells if int(s) in styles.struck)
            if styles or _NOTEWORTHY.search(text, 0, cut):
                _look_at_cells(found, text[:cut], styles)
            rest = text[cut:][-CHUNK:]
    return found


def _look_at_columns(found: Unseen, text: bytes) -> None:
    for column in _HIDDEN_COLUMN.findall(text):
        ends = {name: int(number) for name, number in _FROM_TO.findall(column)}
        if len(ends) == 2:
            found.columns.update(range(ends[b"min"] - 1, min(ends[b"max"], _WIDEST)))


def _struck_texts(archive: zipfile.ZipFile) -> set[bytes]:
    """The numbers of texts of which a part is struck through."""
    part = "xl/sharedStrings.xml"
    if part not in archive.NameToInfo or archive.getinfo(part).file_size > _MOST_TEXTS:
        return set()
    texts = archive.read(part)
    if b"<strike" not in texts:
        return set()
    parts = re.split(rb"<si\b[^>]*>", texts)[1:]
    return {b"%d" % at for at, one in enumerate(parts) if _STRUCK_TEXT.search(one)}


def _comments(archive: zipfile.ZipFile, part: str) -> int:
    """How many cells of a sheet have a comment."""
    folder, _, name = part.rpartition("/")
    related = _parsed(archive, f"{folder}/_rels/{name}.rels")
    parts = [one.get("Target", "") for one in related if one.get("Type", "").endswith("/comments")]
    paths = (path[1:] if path.startswith("/") else normpath(f"{folder}/{path}") for path in parts)
    listed = (one for path in paths for one in _parsed(archive, path))
    return sum(one.tag.endswith("}comment") for one in listed)


def _look_at_cells(found: Unseen, text: bytes, styles: Styles) -> None:
    for cell in _CELL.finditer(text):
        attributes, formula, value = cell.groups()
        kind = _TYPE.search(attributes)
        if kind is not None and kind[1] == b"e":
            _remember(found.cells, attributes, (value or b"").decode("utf-8", "replace"))
        elif formula is not None and not value:
            # A text that is empty is saved with its type; a formula never computed has none.
            found.unsaved += kind is None or kind[1] != b"str"
        elif formula is not None and styles.recomputed and value == b"0" and kind is None:
            found.unsaved += 1
            _remember(found.cells, attributes, "")
        elif styles and value and (kind is None or kind[1] == b"n"):
            style = _STYLE.search(attributes)
            number = int(style[1]) if style else -1
            digits = styles.zeros.get(number, 0)
            if value.isdigit() and digits > len(value):
                found.padded += 1
                _remember(found.cells, attributes, value.decode().zfill(digits))
            elif number in styles.shown:
                _remember(found.shown, attributes, styles.shown[number])


def _remember(cells: dict[tuple[int, int], Any], attributes: bytes, value: object) -> None:
    place = _PLACE.search(attributes)
    if place is not None and len(cells) < MOST:
        cells[_at(place.groups())] = value


def _at(place: Sequence[bytes]) -> tuple[int, int]:
    """Row and column of a place such as B7, which is given as its letters and its number."""
    column = 0
    for letter in place[0]:
        column = column * 26 + letter - 64
    return int(place[1]) - 1, column - 1
