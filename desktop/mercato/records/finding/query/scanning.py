"""Cutting a query into pieces: words, phrases, conditions, parentheses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.records.finding.query.terms import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = re.compile(r"\s*")
_MINUS = re.compile(r"-+(?=[^\s)])")
_FIELD = re.compile(r"([A-Za-z_]+):")
_WORD = re.compile(r"[^\s()\"“”«»]+")
_PLAIN = re.compile(r"[^\s()\"“”«»,]+")
_QUOTES = {'"': '"', "“": "”", "”": "”", "«": "»", "»": "»"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A parenthesis (`mark`), an OR, or a term with its field and values."""

    start: int
    end: int
    mark: str = ""
    field: str | None = None
    values: tuple[Value, ...] = ()
    negated: bool = False


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a query from left to right; every character but blanks is in one."""
    place = _skip(text, 0)
    while place < len(text):
        piece = _piece(text, place)
        yield piece
        place = _skip(text, piece.end)


def _skip(text: str, place: int) -> int:
    found = _BLANKS.match(text, place)
    return found.end() if found else place


def _piece(text: str, start: int) -> Piece:
    place = start
    negated = False
    if minus := _MINUS.match(text, place):
        negated = (minus.end() - place) % 2 == 1
        place = minus.end()
    if text[place] in "()":
        return Piece(start, place + 1, text[place], negated=negated)
    if text[place] in _QUOTES:
        value, place = _quoted(text, place)
        return Piece(start, place, values=(value,), negated=negated)
    if found := _FIELD.match(text, place):
        values, end = _values(text, found.end())
        return Piece(start, end, field=found[1].lower(), values=values, negated=negated)
    word = _WORD.match(text, place)
    assert word is not None
    mark = "OR" if word[0] == "OR" and place == start else ""
    return Piece(start, word.end(), mark, values=(Value(word[0]),), negated=negated)


def _quoted(text: str, start: int) -> tuple[Value, int]:
    """A quotation; one that is still being typed reaches to the end."""
    closing = _QUOTES[text[start]]
    ends = [end for end in (text.find(mark, start + 1) for mark in {closing, '"'}) if end >= 0]
    if not ends:
        return Value(text[start + 1 :], "open"), len(text)
    return Value(text[start + 1 : min(ends)], "whole"), min(ends) + 1


def _values(text: str, place: int) -> tuple[tuple[Value, ...], int]:
    """Values with commas between them, and where they end; a quote just opened is none yet."""
    values: list[Value] = []
    while True:
        value, place = _value(text, place)
        if value.text or value.quoted == "whole":
            values.append(value)
        if not text.startswith(",", place):
            return tuple(values), place
        place += 1


def _value(text: str, place: int) -> tuple[Value, int]:
    """A word or a quotation; `..` binds two of them into a range."""
    parts: list[Value] = []
    while place < len(text):
        bound = parts and (parts[-1].text.endswith("..") or text.startswith("..", place))
        if parts and not bound:
            break
        if text[place] in _QUOTES:
            part, place = _quoted(text, place)
        elif found := _PLAIN.match(text, place):
            part, place = Value(found[0]), found.end()
        else:
            break
        parts.append(part)
    if len(parts) == 1:
        return parts[0], place
    return Value("".join(part.text for part in parts)), place
