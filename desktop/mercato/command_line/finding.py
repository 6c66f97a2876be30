"""`mercato find` and `mercato export`: the same rows on the terminal and in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.command_line import console
from mercato.command_line.files import opened
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import EVERYTHING, ExportRequest, Run
from mercato.exchange.exporting.rows import Rows
from mercato.records import dates
from mercato.records.errors import Refused
from mercato.records.finding import filtering, tables

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from mercato.exchange.exporting.formats import Format

PAGE = 500


def find(asked: argparse.Namespace) -> bool:
    """Print the rows that a query finds, or only how many."""
    _check(asked)
    with opened(asked.FILE):
        _say_unknown(asked)
        if asked.count:
            options = {"language": asked.language, "day_first": not asked.month_first}
            console.say(str(tables.count(asked.TABLE, asked.QUERY, **options)))
            return True
        ids = _ids(asked)
        if asked.json:
            _say_json(asked, ids)
        else:
            _say_rows(asked, ids)
    return True


def export(asked: argparse.Namespace) -> bool:
    """Write the rows that a query finds to a file, and say what was kept back."""
    from mercato.exchange.exporting.formats import FORMATS
    from mercato.workspace import words

    chosen = FORMATS[asked.style]
    _check_export(asked, chosen)
    with opened(asked.FILE), console.ProgressLine(_progress) as progress:
        _say_unknown(asked)
        result = export_table(_request(asked, path=asked.to, wording=words), progress)
    console.say(words.command_line(chosen.written, count=result.rows, path=str(asked.to)))
    for left_out, count in result.left_out():
        console.complain(words.command_line(left_out, count=count))
    return True


def _say_unknown(asked: argparse.Namespace) -> None:
    """Name what of a query was not understood, as the filter bar does, and what may be meant."""
    if not asked.QUERY:
        return
    from mercato.records.finding.query import Asked

    how = Asked(asked.language, not asked.month_first)
    query = filtering.read(asked.TABLE, asked.QUERY, how)
    if not query.unknown:
        return
    from mercato.records.finding.query.meant import meant, together
    from mercato.workspace import words

    for text in dict.fromkeys(query.unknown):
        console.complain(words.command_line("find.unknown", text=text))
    for text in together(query, how) or meant(query, how):
        console.complain(words.command_line("find.meant", query=text))


def _progress(done: int, total: int) -> str:
    from mercato.workspace import words

    return words.command_line("export.progress", percent=100 * done // total)


def _check_export(asked: argparse.Namespace, chosen: Format) -> None:
    """Refuse what the format, or all of a file, cannot be asked for."""
    for name in ("columns", "sort", "delimiter"):
        if getattr(asked, name) and name not in chosen.heeds:
            raise Refused("export.not_heeded", style=asked.style, name=f"--{name}")
    if asked.TABLE != EVERYTHING:
        _check(asked)
    elif asked.QUERY:
        raise Refused("export.no_query_for_all")


def _request(asked: argparse.Namespace, **options: Any) -> ExportRequest:
    delimiter = getattr(asked, "delimiter", None)
    return ExportRequest(
        asked.TABLE,
        query=asked.QUERY,
        sort=tuple(asked.sort),
        style=getattr(asked, "style", "csv"),
        columns=None if asked.columns is None else tuple(asked.columns),
        include_confidential=getattr(asked, "include_confidential", True),
        language=asked.language,
        day_first=not asked.month_first,
        delimiter="\t" if delimiter == "tab" else delimiter,
        **options,
    )


def _check(asked: argparse.Namespace) -> None:
    """Refuse columns that the table does not have; an export has more, and looks by itself."""
    known = tables.TABLES[asked.TABLE].columns
    shown = () if asked.command == "export" or asked.json else asked.columns or ()
    for name in (*(name for name, _ in asked.sort), *shown):
        if name not in known:
            raise Refused("export.unknown_column", name=name, columns=list(known))


def _ids(asked: argparse.Namespace) -> Sequence[int]:
    found = tables.ids(
        asked.TABLE,
        asked.QUERY,
        tuple(asked.sort),
        language=asked.language,
        day_first=not asked.month_first,
    )
    return found if asked.limit is None else found[: asked.limit]


def _say_json(asked: argparse.Namespace, ids: Sequence[int]) -> None:
    """One object on each line, with the columns of an export."""
    rows = Rows(Run(_request(asked, path=asked.FILE, ids=ids)))
    for page in rows.pages():
        for row in page:
            console.say_json(dict(zip(rows.headers, row, strict=True)))


def _say_rows(asked: argparse.Namespace, ids: Sequence[int]) -> None:
    """Codes for programs, words for people."""
    names = tuple(asked.columns or _default(tables.TABLES[asked.TABLE]))
    pages = _pages(asked.TABLE, ids, names)
    if not console.is_terminal():
        console.say_table(names, ([_plain(cell) for cell in row] for row in pages))
        return
    from mercato.workspace import words

    headings = [words.column(asked.TABLE, name) for name in names]
    columns = [tables.TABLES[asked.TABLE].columns[name] for name in names]
    shown = (
        [_said(column, cell) for column, cell in zip(columns, row, strict=True)] for row in pages
    )
    console.say_table(headings, shown)


def _default(spec: tables.TableSpec) -> Iterator[str]:
    """The columns of a table, each with the one that says what its empty cells mean."""
    for name in spec.default_columns:
        yield name
        if (instead := spec.columns[name].instead) is not None:
            yield instead


def _pages(table: str, ids: Sequence[int], names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(ids), PAGE):
        yield from tables.page(table, list(ids[start : start + PAGE]), names)


def _plain(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _said(column: tables.Column, cell: Any) -> str:
    from mercato.workspace import words

    if cell is None:
        return ""
    if column.kind == "choice":
        return words.choice(column.choices_group or "", str(cell))
    if column.kind == "flag":
        return words.flag(bool(cell))
    if column.kind == "date":
        return dates.say_short(str(cell), words.interface_language())
    return str(cell)
