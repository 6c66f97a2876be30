"""`mercato views`: what may stand after `view:` in a query, and how much each finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.command_line import console
from mercato.command_line.files import opened
from mercato.records.finding import tables
from mercato.records.finding.views import READY_MADE, View, every

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_SHOWN = ("table", "name", "rows", "query")


def views(asked: argparse.Namespace) -> bool:
    """Print the views, one on each line."""
    with opened(asked.FILE):
        found = list(_described(asked))
    for view in found if asked.json else ():
        console.say_json(view)
    if not asked.json:
        console.say_table(_SHOWN, ([str(view[name]) for name in _SHOWN] for view in found))
    return True


def _described(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """All views of the open file, saved ones first; a ready-made one is named by its key."""
    saved = [(view, True) for view in every()]
    made = [(View(one.table, one.key, one.query), False) for one in READY_MADE.values()]
    for view, is_saved in (*saved, *made):
        options = {"language": asked.language, "day_first": not asked.month_first}
        yield {
            "table": view.table,
            "name": view.name,
            "saved": is_saved,
            "query": view.query,
            "columns": view.columns,
            "sort": view.sort,
            "facets": view.facets,
            "rows": tables.count(view.table, view.query, **options),
        }
