"""Which line names the columns, what stands above it, and one name for each column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading import double_headers
from mercato.exchange.reading.shapes import BLANKS, DATA, profile, shape, strong
from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.splitting import Row

_WORDS = frozenset(
    """
    id uid uuid key code ref reference number numero no nr type kind category categorie status
    statut name nom names noms label title titre first last firstname lastname forename surname
    prenom family given middle sex sexe gender genre age born naissance birth birthday
    nationality nationalite party parti group groupe country pays city ville town commune
    address adresse street rue zip zipcode postcode cp region state county departement district
    email mail phone telephone tel fax url website site web link lien date start debut end fin
    from to de a since depuis until year annee month mois day jour time heure founded created
    updated modified amount montant total count value valeur price prix currency devise quantity
    quantite company entreprise employer employeur organization organisation organisme
    institution outlet media position poste function fonction role job mandate mandat term
    person personne people member membre description notes note comment commentaire remarks
    remarque source quote citation language langue parent subsidiary sector secteur industry
    symbol ticker security rank rang score reason raison motif move mouvement destination
    departure depart arrival arrivee announced annonce author auteur text texte filename file
    fichier beginning nature activity activite legal siren siret lei wikidata appointee
    vorname nachname firma funktion seit bis eintritt austritt sitz unternehmen beruf partei
    nombre apellido apellidos empresa cargo puesto desde hasta fecha inicio pais ciudad partido
    president assistant collaborateur parlementaire senateur depute minister ministre
    """.split()  # noqa: SIM905
)
_PART = re.compile(r"[a-zà-ÿ]+|[A-ZÀ-Ý]+(?![a-zà-ÿ])|[A-ZÀ-Ý][a-zà-ÿ]+|\d+")
_TYPE = re.compile(
    r"(?:n?var)?char(?:acter)?|str(?:ing)?|text|(?:big|small)?int(?:eger)?|float\d*|double|decimal"
    r"|num(?:ber|eric)|date(?:time)?|timestamp|bool(?:ean)?|uuid|url|e-?mail|(?:\w+\(\d+(?:,\d+)?\))",
    re.IGNORECASE,
)
"""What databases and programs call the type of a column."""
_RULER = re.compile(r"[-=_+:|*]{2,}")
_DEEPEST = 30
"""Lines at the top that may be titles."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns as they stand in the file, and where the rows begin.

    `line` is None when no line names them; `apart` are lines around it that are no rows, with the
    reason.
    """

    line: int | None
    cells: tuple[str, ...]
    apart: tuple[tuple[int, str], ...] = ()

    @property
    def last_line(self) -> int:
        """The last line that is no data; the header's own, or one above the first row."""
        return max([self.line or 0, *(line for line, _ in self.apart)])


_ONE_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_MOST = 0.6
"""Share of the first cells that have to be names of columns to be taken for such."""
_SHORT = 2
"""Letters of words like "de" and "to", which many cells begin with."""


def is_ours(cells: Sequence[str]) -> bool:
    """Whether these are the names of columns as our own exports have them."""
    return {"uid", "confidentiality"} <= {cell.strip() for cell in cells}


def find_header(rows: Sequence[Row], interview: Interview) -> Header:
    """The line with the names, asked where there may be none or another one."""
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    titles = _titles(filled)
    candidates = filled[titles : titles + 4]
    proposed, sure = _judged(filled, titles)
    sure = sure or (proposed == str(candidates[0].line) and is_ours(candidates[0].cells))
    options = [
        Option(str(row.line), {"line": row.line}, _reading(filled, row)) for row in candidates
    ]
    both = _two_lines(candidates, filled) if not (titles and sure) else None
    if both is not None:
        lines = f"{candidates[0].line}+{candidates[1].line}"
        shown = (both, *_some([row for row in filled if row.line > candidates[1].line]))
        options.insert(0, Option(lines, {"line": lines}, shown))
        proposed, sure = lines, False
    options.append(Option("none", {}, (tuple(letters(_width(filled))), *_some(filled[titles:]))))
    if sure:
        options = [Option(one.code, one.values) for one in options]
    used = interview.settle(
        "header",
        "reading.header",
        options,
        proposed,
        sure=sure,
        free=lambda answer: answer if answer.isdecimal() else None,
        line=candidates[0].line,
    )
    if used == "none" or used is None:
        above = tuple((row.line, "reading.skipped.title") for row in filled[:titles])
        return Header(None, (), above)
    if both is not None and used == options[0].code:
        above = tuple((row.line, "reading.skipped.title") for row in filled[:titles])
        upper = (candidates[0].line, "reading.skipped.names_above")
        return Header(candidates[1].line, both, (*above, upper))
    line = int(used)
    named = next((row for row in rows if row.line == line), None)
    above = tuple((row.line, "reading.skipped.title") for row in filled if row.line < line)
    after = [row for row in filled if row.line > line]
    below = _below(after, interview)
    return Header(line, tuple(named.cells) if named else (), (*above, *below))


def _two_lines(candidates: Sequence[Row], filled: Sequence[Row]) -> tuple[str, ...] | None:
    """The names of columns that the first two lines make together, if they do."""
    if len(candidates) < 3 or not is_named(candidates[1], filled[filled.index(candidates[2]) :]):
        return None
    return double_headers.joined(candidates[0], candidates[1])


def _below(rows: Sequence[Row], interview: Interview) -> list[tuple[int, str]]:
    """The line under the names, if it is a ruler, or says units and is taken for no row."""
    if len(rows) < 2:
        return []
    first, body = rows[0], rows[1:]
    filled = [cell.strip() for cell in first.cells if cell.strip()]
    if all(_RULER.fullmatch(cell) for cell in filled):
        return [(first.line, "reading.skipped.ruler")]
    if len(body) < 2 or not _are_units(first, body):
        return []
    left_out = interview.decide(
        "second_line",
        Option("left_out"),
        Option("kept", {}, (tuple(first.cells), *_some(body))),
        sure=False,
        line=first.line,
        cells=filled[:6],
    )
    return [(first.line, "reading.skipped.units")] if left_out else []


def _are_units(row: Row, body: Sequence[Row]) -> bool:
    """Whether a row has words wherever others have numbers or dates, or names types of columns."""
    named = [cell.strip() for cell in row.cells if cell.strip()]
    if len(named) > 1 and all(map(_TYPE.fullmatch, named)):
        return True
    columns = [strong(column) for column in profile([one.cells for one in body], len(row.cells))]
    kinds = [(shape(cell), kind) for cell, kind in zip(row.cells, columns, strict=True)]
    filled = [(kind, expected) for kind, expected in kinds if kind != "empty"]
    words = sum(kind in {"text", "code"} and expected in DATA for kind, expected in filled)
    return bool(words) and not any(kind in DATA for kind, _ in filled) and 2 * words > len(filled)


def is_named(row: Row, body: Sequence[Row]) -> bool:
    """Whether a row is made of names of columns, as far as that can be seen."""
    points, against = _evidence(row, body)
    return points > 0 and not against


def are_names(cells: Sequence[str]) -> bool:
    """Whether several cells are names of columns, and the others among them may be."""
    named = sum(map(_is_name, cells))
    return len(cells) > 1 and 2 * named >= len(cells) and all(map(_may_be_name, cells))


def _may_be_name(cell: str) -> bool:
    return _is_name(cell) or bool(_ONE_WORD.fullmatch(cell.strip()))


def _titles(filled: Sequence[Row]) -> int:
    """How many lines at the top are titles: next to nothing in them, where others are full."""
    typical = _typical(filled)
    if typical < 2:
        return 0
    found = 0
    for row in filled[: min(_DEEPEST, len(filled) - 1)]:
        number = _count(row)
        if number > max(1, typical // 4):
            break
        found += 1
    return found


def _judged(filled: Sequence[Row], titles: int) -> tuple[str | None, bool]:
    """The line that probably names the columns ("none" if none does), and whether that is sure."""
    first, body = filled[titles], filled[titles + 1 :]
    points, against = _evidence(first, body)
    second = _evidence(body[0], body[1:]) if len(body) > 1 else (0, 0)
    double = len(body) > 1 and second[0] >= 2 and not second[1] and _count(body[0]) >= _count(first)
    partial = _count(first) < 0.6 * _typical(filled)
    if double and (partial or points < second[0]):
        return str(body[0].line), False
    if against:
        likely = points > against and not (against > 1 and points < 3)
        return (str(first.line) if likely else "none"), False
    if double and points:
        return str(first.line), False
    plain = points >= 1 and not partial
    return str(first.line), plain


def _evidence(row: Row, body: Sequence[Row]) -> tuple[int, int]:
    """What speaks for a row of names, and what against it."""
    cells = [cell.strip() for cell in row.cells]
    body = [one for one in body[:200] if one.cells != row.cells]
    columns = profile([one.cells for one in body], len(cells))
    points = against = 0
    for at, cell in enumerate(cells):
        kind = shape(cell)
        expected = strong(columns[at])
        if kind in DATA:
            against += 1
        elif not cell:
            continue
        elif _is_name(cell):
            points += 1
        elif cell in BLANKS:
            against += 1
        elif expected and kind != expected and (kind == "text" or cell[0].isalpha()):
            points += 1
        if cell and len(body) > 1 and _stands_below(cell, at, body):
            against += 1
    return points, against + 2 * _is_sideways(cells, body)


def _is_sideways(cells: Sequence[str], body: Sequence[Row]) -> bool:
    """Whether the names of columns stand one below the other, as in a form, and beside no other."""
    if any(map(_is_name, cells[1:])):
        return False
    first = [row.cells[0].strip() for row in body if row.cells[0].strip()]
    named = sum(len(cell) > _SHORT and not _DIGIT.search(cell) and _is_name(cell) for cell in first)
    return len({*first}) == len(first) > 1 and named >= _MOST * len(first)


def _stands_below(cell: str, at: int, body: Sequence[Row]) -> bool:
    return any(len(row.cells) > at and row.cells[at].strip() == cell for row in body)


def _is_name(cell: str) -> bool:
    """Whether a cell is a usual name of a column: a known word, or words joined as in programs."""
    if len(cell) > 60:
        return False
    parts = [fold(part) for part in _PART.findall(cell)]
    if len(parts) == 1 or "_" in cell or re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)+", cell):
        return any(part in _WORDS for part in parts)
    known = [part for part in parts if part in _WORDS]
    return bool(known) and all(part in known or len(part) < 3 for part in parts)


def _reading(filled: Sequence[Row], header: Row) -> tuple[tuple[str, ...], ...]:
    after = [row for row in filled if row.line > header.line]
    return (tuple(header.cells), *_some(after))


def _some(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.cells) for row in rows[:2])


def _count(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _typical(rows: Sequence[Row]) -> int:
    counts = sorted(_count(row) for row in rows)
    return counts[len(counts) // 2] if counts else 0


def _width(rows: Sequence[Row]) -> int:
    widths = Counter(len(row.cells) for row in rows)
    return max(widths, key=lambda width: (widths[width], width))


def letters(number: int) -> list[str]:
    """Names for columns that have none, as spreadsheets give them: A, B … Z, AA."""
    return [letter(at) for at in range(number)]


def letter(at: int) -> str:
    """The letters of one column, counted from 0."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text


def unique_names(cells: Sequence[str], interview: Interview) -> tuple[str, ...]:
    """One name for each column: letters where there is none, a number behind a second one."""
    names: list[str] = []
    taken: set[str] = set()
    for at, cell in enumerate(cells):
        wanted = cell.strip().strip("\ufeff\u200b\u2060") or letter(at)
        name, number = wanted, 2
        while fold(name) in taken:
            name = f"{wanted} ({number})"
            number += 1
        taken.add(fold(name))
        if name != wanted:
            interview.note("reading.header_twice", name=wanted, column=at + 1, new=name)
        names.append(name)
    return tuple(names)
