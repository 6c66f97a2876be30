"""Views saved in the file: made, renamed, replaced, deleted. Verbs; they run inside an edit."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.finding.views import ready_made
from mercato.records.language.folding import fold, sort_key
from mercato.records.schema import SavedView

LIMIT = 60
"""Characters of a view's name."""

_PINNED = "pinned"

Sort = tuple[tuple[str, bool], ...]


class View(NamedTuple):
    """A table as somebody wants to see it, under a name.

    Columns, order (each column with whether it descends), facets shown and pinned columns are None
    where the view leaves them as they are; the id is 0 until it is saved.
    """

    table: str
    name: str = ""
    query: str = ""
    columns: tuple[str, ...] | None = None
    sort: Sort | None = None
    facets: tuple[str, ...] | None = None
    id: int = 0
    pinned: tuple[str, ...] | None = None


def every() -> list[View]:
    """All saved views of tables that there are, by name."""
    rows = SavedView.select().where(SavedView.table.in_(list(tables.TABLES)))
    views = [_view(row) for row in rows]
    return sorted(views, key=lambda view: (sort_key(view.name) or "", view.id))


def queries(table: str) -> dict[str, str]:
    """What `view:` takes in a table: the folded names of its views, with their queries.

    A saved view comes before a ready-made one of its name.
    """
    rows = SavedView.select(SavedView.name, SavedView.query).where(SavedView.table == table)
    saved = {fold(name): text for name, text in rows.order_by(SavedView.id.desc()).tuples()}
    return ready_made.queries(table) | saved


def save(view: View) -> int:
    """Save a new view, and return its id; no two views of a table have one name."""
    name = _free_name(view.table, view.name, None)
    return int(SavedView.create(name=name, table=view.table, **_contents(view)).id)


def arranged(table: str, **stored: str | None) -> View:
    """What rows hold of `columns`, `sort` and `facets`, each as it is stored."""
    return _view(SavedView(table=table, name="", query="", **stored))


def rename(view_id: int, name: str) -> None:
    """Give a view another name; other views that have it as a condition go on doing so."""
    view = _get(view_id)
    cleaned = _free_name(view.table, name, view_id)
    SavedView.update(name=cleaned).where(SavedView.id == view_id).execute()
    others = SavedView.select().where(SavedView.table == view.table, SavedView.id != view_id)
    for other in others:
        query = renamed(other.query, other.table, view.name, cleaned)
        if query != other.query:
            SavedView.update(query=query).where(SavedView.id == other.id).execute()


def renamed(query: str, table: str, old: str, new: str) -> str:
    """A query with conditions on the view of the old name changed to the new one."""
    from mercato.records.finding.query import parse

    for term in reversed(parse(query, table).terms):
        values = [new if fold(value) == fold(old) else value for value in term.values]
        if term.field == "view" and values != list(term.values):
            said = ",".join(f'"{value}"' for value in values)
            minus = "-" if term.negated else ""
            query = f"{query[: term.start]}{minus}view:{said}{query[term.end :]}"
    return query


def replace(view_id: int, view: View) -> None:
    """Give a view the query, columns, order and facets of another one; its name stays."""
    _get(view_id)
    SavedView.update(**_contents(view)).where(SavedView.id == view_id).execute()


def delete(view_id: int) -> str:
    """Delete a view, and return the name it had."""
    name = str(_get(view_id).name)
    SavedView.delete().where(SavedView.id == view_id).execute()
    return name


def _get(view_id: int) -> SavedView:
    found: SavedView | None = SavedView.get_or_none(SavedView.id == view_id)
    if found is None:
        raise Refused("view.missing")
    return found


def _free_name(table: str, name: str, own: int | None) -> str:
    """The name as it is stored: it can stand in quotes, and no other view of the table has it."""
    from mercato.records.finding.query import rewriting
    from mercato.records.language import text

    cleaned = rewriting.QUOTES.sub("'", text.clean(name, limit=LIMIT, field="name"))
    if not fold(cleaned):
        raise Refused("field.required", field="name")
    rows = SavedView.select(SavedView.id, SavedView.name).where(SavedView.table == table).tuples()
    for view_id, known in rows:
        if view_id != own and fold(known) == fold(cleaned):
            raise Refused("view.name_taken", field="name", name=known)
    return cleaned


def _contents(view: View) -> dict[str, Any]:
    from mercato.records.fields import LONG
    from mercato.records.language import text

    lists = {"columns": _marked(view), "sort": view.sort, "facets": view.facets}
    stored = {name: None if one is None else json.dumps(one) for name, one in lists.items()}
    return {"query": text.verbatim(view.query, limit=LONG, field="query"), **stored}


def _marked(view: View) -> list[Any] | None:
    """The columns, and behind them which are pinned; versions that know names only pass it over."""
    if view.columns is None or view.pinned is None:
        return None if view.columns is None else [*view.columns]
    return [*view.columns, {_PINNED: view.pinned}]


def _view(row: SavedView) -> View:
    columns, facets, pinned = _names(row.columns), _names(row.facets), _pinned(row.columns)
    return View(row.table, row.name, row.query, columns, _sort(row.sort), facets, row.id, pinned)


def _pinned(stored: str | None) -> tuple[str, ...] | None:
    marks = [
        one[_PINNED] for one in _list(stored) or [] if isinstance(one, dict) and _PINNED in one
    ]
    found = marks[-1] if marks else None
    return tuple(filter(_is_name, found)) if isinstance(found, list) else None


def _is_name(one: object) -> bool:
    return isinstance(one, str)


def _names(stored: str | None) -> tuple[str, ...] | None:
    found = _list(stored)
    return None if found is None else tuple(filter(_is_name, found))


def _sort(stored: str | None) -> Sort | None:
    found = _list(stored)
    if found is None:
        return None
    pairs = [one for one in found if isinstance(one, list) and len(one) == 2]
    return tuple((str(name), bool(descending)) for name, descending in pairs)


def _list(stored: str | None) -> list[Any] | None:
    """A list from its JSON; what another program wrote there instead counts as nothing."""
    try:
        found = json.loads(stored or "null")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None
