"""A query's conditions in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mercato.records import codes, dates
from mercato.records.finding.query import LONGEST, Node, Query, Term, vocabulary
from mercato.records.finding.query.unfinished import begins_field, field_of, typed_of
from mercato.workspace import words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

_LABELS: dict[str, str] = {
    "from": QT_TRANSLATE_NOOP("query", "leaves"),
    "to": QT_TRANSLATE_NOOP("query", "joins"),
    "via": QT_TRANSLATE_NOOP("query", "via"),
    "is": QT_TRANSLATE_NOOP("query", "is"),
    "has": QT_TRANSLATE_NOOP("query", "has"),
    "no": QT_TRANSLATE_NOOP("query", "has no"),
    "date": QT_TRANSLATE_NOOP("query", "date"),
    "after": QT_TRANSLATE_NOOP("query", "after"),
    "before": QT_TRANSLATE_NOOP("query", "before"),
    "certainly": QT_TRANSLATE_NOOP("query", "surely in that time"),
    "due": QT_TRANSLATE_NOOP("query", "due"),
    "changed": QT_TRANSLATE_NOOP("query", "changed"),
    "by": QT_TRANSLATE_NOOP("query", "changed by"),
    "tag": QT_TRANSLATE_NOOP("query", "tag"),
    "role": QT_TRANSLATE_NOOP("query", "role"),
    "person": QT_TRANSLATE_NOOP("query", "person"),
    "organization": QT_TRANSLATE_NOOP("query", "organization"),
    "outlet": QT_TRANSLATE_NOOP("query", "outlet"),
    "country": QT_TRANSLATE_NOOP("query", "country"),
    "view": QT_TRANSLATE_NOOP("query", "saved view"),
    "uid": QT_TRANSLATE_NOOP("query", "identifier"),
}
"""What the fields of the query language are called; others have the name of their field."""

_QUALITIES: dict[str, str] = {
    "active": QT_TRANSLATE_NOOP("query", "active"),
    "closed": QT_TRANSLATE_NOOP("query", "closed"),
    "conflicting": QT_TRANSLATE_NOOP("query", "conflicting"),
    "current": QT_TRANSLATE_NOOP("query", "current"),
    "embargoed": QT_TRANSLATE_NOOP("query", "embargoed"),
    "group": QT_TRANSLATE_NOOP("query", "group"),
    "incoming": QT_TRANSLATE_NOOP("query", "incoming"),
    "interim": QT_TRANSLATE_NOOP("query", "interim"),
    "internal": QT_TRANSLATE_NOOP("query", "internal"),
    "open": QT_TRANSLATE_NOOP("query", "open"),
    "overdue": QT_TRANSLATE_NOOP("query", "overdue"),
    "past": QT_TRANSLATE_NOOP("query", "past"),
    "planned": QT_TRANSLATE_NOOP("query", "planned"),
    "relay": QT_TRANSLATE_NOOP("query", "relay"),
    "unit": QT_TRANSLATE_NOOP("query", "unit"),
}
"""What `is:` takes."""
_HELD: dict[str, str] = {
    "alias": QT_TRANSLATE_NOOP("query", "other name"),
    "claim": QT_TRANSLATE_NOOP("query", "claim"),
    "date": QT_TRANSLATE_NOOP("query", "date"),
    "end": QT_TRANSLATE_NOOP("query", "end"),
    "follow_up": QT_TRANSLATE_NOOP("query", "follow-up"),
    "from_organization": QT_TRANSLATE_NOOP("query", "organization it leaves"),
    "identifier": QT_TRANSLATE_NOOP("query", "identifier"),
    "moves": QT_TRANSLATE_NOOP("query", "moves"),
    "position": QT_TRANSLATE_NOOP("query", "position"),
    "positions": QT_TRANSLATE_NOOP("query", "positions"),
    "printed": QT_TRANSLATE_NOOP("query", "use in print"),
    "quote": QT_TRANSLATE_NOOP("query", "quote"),
    "records": QT_TRANSLATE_NOOP("query", "records"),
    "role": QT_TRANSLATE_NOOP("query", "role"),
    "source": QT_TRANSLATE_NOOP("query", "source"),
    "start": QT_TRANSLATE_NOOP("query", "start"),
    "tag": QT_TRANSLATE_NOOP("query", "tag"),
    "to_organization": QT_TRANSLATE_NOOP("query", "organization it joins"),
    "units": QT_TRANSLATE_NOOP("query", "units"),
}
"""What `has:` and `no:` take; what is not here has the name of its field."""

_NOT = QT_TRANSLATE_NOOP("query", "not: {condition}")
_AS_TEXT = QT_TRANSLATE_NOOP("query", "{text} (searched as text)")
_OR_TEXT = QT_TRANSLATE_NOOP("query", "{text}… (Enter: search as text)")
_TOO_LONG = QT_TRANSLATE_NOOP("query", "{text} (too long: searched by its first {count} letters)")
_MOST = 80
"""Characters of a condition that a chip shows."""
_LITTLE = 24
"""Characters that are enough to tell one that is too long."""
_WITH_UNITS = QT_TRANSLATE_NOOP("query", "{name} and its units")
_WITH_ALL_UNITS = QT_TRANSLATE_NOOP("query", "{names} and their units")
_OR = QT_TRANSLATE_NOOP("query", "or")
_NOT_THESE = QT_TRANSLATE_NOOP("query", "not (")
_ROLLED_UP = ("organization", "from", "to", "via")
"""Fields whose organizations stand for all their units, too."""


def said(text: str) -> str:
    """A text about queries in the language of the interface."""
    return QCoreApplication.translate("query", text)


def label(table: str, field: str) -> str:
    """What a field of the query language is called."""
    if field in _LABELS:
        return said(_LABELS[field])
    name = vocabulary.SAME.get(field, field)
    return words.field(vocabulary.RECORD_TYPES[table], name).casefold()


def condition(table: str, term: Term) -> str:
    """A condition as its chip shows it."""
    shown = _said_of(table, term) if term.understood else term.text
    if any(len(value) > LONGEST for value in term.values):
        shown = said(_TOO_LONG).format(text=_cut(shown, _LITTLE), count=words.number(LONGEST))
    else:
        shown = _cut(shown, _MOST)
        shown = shown if term.understood else said(_AS_TEXT).format(text=shown)
    negated = term.negated and term.understood
    return said(_NOT).format(condition=shown) if negated else shown


def begun(table: str, term: Term) -> str:
    """A condition whose value names nothing yet, or what is there of it before a value."""
    if term.text == "OR":
        return f"{said(_OR)}  …"
    if begins_field(table, term):
        return said(_OR_TEXT).format(text=term.text)
    typed = _cut(typed_of(term), _MOST)
    text = f"{label(table, field_of(term))}  {typed}…"
    return said(_NOT).format(condition=text) if term.negated else text


def _said_of(table: str, term: Term) -> str:
    values = ", ".join(value(table, term.field or "", one) for one in term.values)
    if term.field in _ROLLED_UP and (table, term.field) != ("organizations", "organization"):
        text = said(_WITH_ALL_UNITS if len(term.values) > 1 else _WITH_UNITS)
        values = text.format(name=values, names=values)
    return f"{label(table, term.field)}  {values}" if term.field else values


def _cut(text: str, most: int) -> str:
    cut = f"{text[:most]}…" if len(text) > most else text
    return words.visible(cut, one_line=True)


def value(table: str, field: str, text: str) -> str:
    """One value of a condition in words."""
    choices = vocabulary.codes_of(table, field)
    code = vocabulary.code(text)
    if field == "is":
        return said(_QUALITIES[code])
    if field in ("has", "no"):
        return _held(table, vocabulary.held(table)[code])
    if field == "country":
        return words.country(vocabulary.country(text) or text)
    if vocabulary.is_date(table, field) and (years := dates.two_years(text)):
        return "–".join(str(year) for year in years)
    return words.choice(codes.name_of(choices), code) if code in choices else text


def _held(table: str, name: str) -> str:
    """What a record of the table has or lacks, in words."""
    if name in _HELD:
        return said(_HELD[name])
    return words.field_alone(vocabulary.RECORD_TYPES[table], name).casefold()


def laid_out(query: Query) -> list[Term | str]:
    """The conditions from left to right, with the words and parentheses that join them."""
    return [] if query.root is None else _laid_out(query.root, alone=True)


def _laid_out(node: Node, *, alone: bool) -> list[Term | str]:
    """A node's conditions; `alone` if nothing beside it could be taken for a part of it."""
    if isinstance(node, Term):
        return [node]
    several = len(node.children) > 1
    shown: list[Term | str] = []
    for place, child in enumerate(node.children):
        if place and node.either:
            shown.append(said(_OR))
        shown += _laid_out(child, alone=not several)
    if node.negated:
        return [said(_NOT_THESE), *shown, ")"]
    return shown if alone or not several else ["(", *shown, ")"]


def in_words(table: str, node: Node) -> str:
    """A condition, or a group of them, as one text."""
    shown = [
        one if isinstance(one, str) else condition(table, one)
        for one in _laid_out(node, alone=True)
    ]
    return " ".join(shown).replace("( ", "(").replace(" )", ")")
