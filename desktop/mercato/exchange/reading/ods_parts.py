"""What the reader of spreadsheets does not tell of an ODS file, from its XML itself.

Runs in the child process. Merged cells, errors, and what `sheet_parts` adds to XLSX: rows that are
hidden or struck through, addresses and comments behind the text of cells, leading zeros that only
the format of a cell shows, and dates of which it shows no day. Its XML is searched, not parsed:
that would take longer than all the rest of the reading.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mercato.exchange.reading.sheet_parts import CHUNK, MONTH, MOST, YEAR, Unseen

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_FORMAT = re.compile(
    rb'<number:(date|number)-style\b[^>]*?style:name="([^"]*)"[^>]*>(.*?)</number:\1-style>',
    re.DOTALL,
)
_PARTS = re.compile(rb"<number:(year|month|day|quarter|week-of-year|hours|minutes)\b")
_DIGITS = re.compile(rb'number:min-integer-digits="(\d+)"')
_FRACTION = re.compile(rb'number:decimal-places="[1-9]|<number:(?:fraction|scientific-number)\b')
_STYLE = re.compile(rb"<style:style\b[^>]*>")
_STRUCK = re.compile(
    rb"<style:style\b([^>]*[^/>])>(?:(?!</style:style>).)*?style:text-line-through-"
    rb'(?:style|type)="(?!none)',
    re.DOTALL,
)
_TAG = re.compile(
    rb"<(?:table:(table|table-column|table-row|table-cell|covered-table-cell)"
    rb"|(office:annotation|text:a))(?=[\s/>])([^>]*)>"
)
_ROW = re.compile(rb"<table:(table|table-column|table-row)(?=[\s/>])()([^>]*)>")
_NOTEWORTHY = re.compile(
    rb'-spanned="(?:[2-9]|\d\d)|calcext:value-type="error"|<office:annotation\b|<text:a\b'
)
_ROW_END = b"</table:table-row>"
_TEXT = re.compile(rb"\s*<text:p>([^<]*)<")
_HIDDEN = ("collapse", "filter")
"""How rows are marked that somebody, or a filter, hides."""
_WIDEST = 20_000
_SIDE_BY_SIDE = 100


def unseen(archive: zipfile.ZipFile) -> dict[str, Unseen]:
    """Each sheet's name, and what is to be added to what the reader says."""
    book = _Book()
    for part in ("styles.xml", "content.xml"):
        if part in archive.NameToInfo:
            with archive.open(part) as handle:
                rest = b""
                while chunk := handle.read(CHUNK):
                    text = rest + chunk
                    cut = max(text.rfind(_ROW_END), text.rfind(b"<office:body"), 0)
                    book.read(text[:cut])
                    rest = text[cut:]
                book.read(rest)
    return book.sheets


class _Book:
    """Walks over the cells of a workbook, part by part."""

    def __init__(self) -> None:
        self.sheets: dict[str, Unseen] = {}
        self._formats: dict[str, tuple[int, int]] = {}
        self._styles: dict[str, tuple[int, int]] = {}
        self._struck: set[str] = set()
        self._sheet = Unseen()
        self._columns: list[str] = []
        self._row, self._repeated, self._column = -1, 1, 0

    def read(self, text: bytes) -> None:
        """Look at a part that ends with a row."""
        self._read_styles(text)
        tags = _TAG if self._styles or self._struck or _NOTEWORTHY.search(text) else _ROW
        for tag in tags.finditer(text):
            name, inner, attributes = tag.groups()
            if name is None:
                self._note(inner, attributes)
            elif name.endswith(b"cell"):
                self._look_at(attributes, text, tag.end())
                self._column += _number(attributes, b"columns-repeated")
            elif name == b"table-row":
                self._row += self._repeated
                self._repeated, self._column = _number(attributes, b"rows-repeated"), 0
                if _get(attributes, b"table:visibility") in _HIDDEN and self._repeated < MOST:
                    self._sheet.hidden.update(range(self._row, self._row + self._repeated))
            elif name == b"table-column":
                self._add_columns(attributes)
            else:
                named = unescape(_get(attributes, b"table:name"))
                self._sheet = self.sheets.setdefault(named, Unseen())
                self._columns, self._row, self._repeated = [], -1, 1

    def _read_styles(self, text: bytes) -> None:
        for kind, name, inner in _FORMAT.findall(text):
            self._formats[name.decode()] = _format(kind, inner)
        if self._formats:
            for style in _STYLE.findall(text):
                known = self._formats.get(_get(style, b"style:data-style-name"), (0, 0))
                if known != (0, 0):
                    self._styles[_get(style, b"style:name")] = known
        if b"text-line-through-" in text:
            self._struck |= {_get(style, b"style:name") for style in _STRUCK.findall(text)}

    def _add_columns(self, attributes: bytes) -> None:
        repeated = min(_number(attributes, b"columns-repeated"), _WIDEST)
        if _get(attributes, b"table:visibility") in _HIDDEN and repeated < _SIDE_BY_SIDE:
            first = len(self._columns)
            self._sheet.columns.update(range(first, first + repeated))
        self._columns += [_get(attributes, b"default-cell-style-name")] * repeated

    def _look_at(self, cell: bytes, text: bytes, end: int) -> None:
        if not cell:
            return
        row, column, sheet = self._row, self._column, self._sheet
        if b"-spanned=" in cell:
            tall, wide = _number(cell, b"rows-spanned"), _number(cell, b"columns-spanned")
            if tall > 1 or wide > 1:
                sheet.merged.append((row, column, row + tall - 1, column + wide - 1))
        if b'"error"' in cell and (shown := _TEXT.match(text, end)):
            sheet.cells[row, column] = unescape(shown[1].decode("utf-8", "replace"))
        is_text = b'office:value-type="string"' in cell
        if not self._struck and (is_text or not self._styles):
            return
        usual = self._columns[column] if column < len(self._columns) else ""
        style = _get(cell, b"table:style-name") or usual
        if style in self._struck and b"office:value-type=" in cell:
            sheet.struck.add(row)
        if is_text:
            return
        zeros, part = self._styles.get(style, (0, 0))
        if part and b"office:date-value=" in cell:
            sheet.shown.update(dict.fromkeys(self._places(cell), part))
        elif zeros and (digits := _get(cell, b"office:value")).isdigit() and len(digits) < zeros:
            sheet.cells.update(dict.fromkeys(self._places(cell), digits.zfill(zeros)))
            sheet.padded += 1

    def _note(self, what: bytes, attributes: bytes) -> None:
        """Note a comment on a cell, or an address behind its text."""
        if what == b"office:annotation":
            self._sheet.comments += 1
        elif self._column and not _get(attributes, b"xlink:href").startswith("#"):
            few = len(self._sheet.linked) < MOST
            self._sheet.linked.update({(self._row, self._column - 1)} if few else ())

    def _places(self, cell: bytes) -> Iterator[tuple[int, int]]:
        """Where a cell stands, which may be several times side by side."""
        if len(self._sheet.shown) + len(self._sheet.cells) < MOST:
            for more in range(min(_number(cell, b"columns-repeated"), _SIDE_BY_SIDE)):
                yield self._row, self._column + more


def _format(kind: bytes, inner: bytes) -> tuple[int, int]:
    """Digits that a format fills with zeros, and how much of a date it shows; 0 for all of it."""
    if kind == b"number":
        digits = _DIGITS.search(inner)
        padded = digits is not None and not _FRACTION.search(inner)
        return int(digits[1]) if padded and digits and int(digits[1]) > 1 else 0, 0
    shown = frozenset(_PARTS.findall(inner))
    return 0, {frozenset((b"year", b"month")): MONTH, frozenset((b"year",)): YEAR}.get(shown, 0)


def _get(attributes: bytes, name: bytes) -> str:
    """The value of an attribute; empty if there is none."""
    _, found, rest = attributes.partition(name + b'="')
    return rest.partition(b'"')[0].decode("utf-8", "replace") if found else ""


def _number(attributes: bytes, name: bytes) -> int:
    """How often something is repeated, or how many it spans."""
    if name not in attributes:
        return 1
    text = _get(attributes, b"number-" + name)
    return int(text) if text.isdecimal() else 1
