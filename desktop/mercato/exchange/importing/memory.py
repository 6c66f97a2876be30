"""What a file remembers of imports: columns by their headers, answers, tags.

It stands in `meta`, is not journaled, and outlives undo: an answer stays an answer.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.plan import Mapped
from mercato.records.bulk import lookup
from mercato.records.schema import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.plan import ImportPlan, Table
    from mercato.exchange.importing.report import Report

_ANSWERS = "import.answers"


def answers(headers: Sequence[str]) -> dict[str, str]:
    """What was answered before: about names in any file, all else for a file of these headers.

    Without the answers that mean a record which is gone.
    """
    named = _read(_ANSWERS)
    there = lookup.by_uids(one for one in named.values() if one != "new")
    kept = {key: one for key, one in named.items() if one == "new" or one in there}
    return {**kept, **_read(_key(headers)).get("answers", {})}


def columns(headers: Sequence[str], table: str | None) -> tuple[str, tuple[Mapped, ...]] | None:
    """The table and the columns of the last import of these headers, if there was one."""
    found = _read(_key(headers))
    if not found or (table is not None and found["table"] != table):
        return None
    listed = (
        Mapped(one["field"], tuple(one["columns"]), one["cut"], one["part"])
        for one in found["columns"]
    )
    return found["table"], tuple(listed)


def constants(headers: Sequence[str]) -> dict[str, str]:
    """The constants of the last import of these headers."""
    return dict(_read(_key(headers)).get("constants", {}))


def tags(headers: Sequence[str]) -> list[str]:
    """The tags that earlier imports of these headers gave."""
    return list(_read(_key(headers)).get("tags", ()))


_OF_THESE_ROWS = ("linked_numbers:", "uids:", "renamed:", "odd_names:")
"""Beginnings of keys of questions about single names: other rows ask about others."""


def remember(table: Table, plan: ImportPlan, report: Report) -> None:
    """Note the columns and answers of a run for the next one, if it took any row."""
    if not (report.new or report.changed or report.same):
        return
    named = {key: value for key, value in plan.answers.items() if key.startswith("link:")}
    _write(_ANSWERS, {**_read(_ANSWERS), **named})
    key = _key(table.headers)
    worn = dict.fromkeys([*tags(table.headers), *([report.tag] if report.tag else [])])
    columns_ = [
        {"field": one.field, "columns": one.columns, "cut": one.cut, "part": one.part}
        for one in plan.columns
    ]
    own = {
        key: value
        for key, value in plan.answers.items()
        if not key.startswith(("link:", *_OF_THESE_ROWS))
    }
    kept = {
        "table": plan.table,
        "columns": columns_,
        "constants": dict(plan.constants),
        "answers": own,
        "tags": list(worn),
    }
    _write(key, kept)


def _key(headers: Sequence[str]) -> str:
    joined = "\x1f".join(headers)
    return f"import.headers.{sha256(joined.encode()).hexdigest()[:32]}"


def _read(key: str) -> dict[str, Any]:
    """A remembered value; nothing where there is none, or where it cannot be read."""
    found = Meta.select(Meta.value).where(Meta.key == key).scalar()
    try:
        value = json.loads(found or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _write(key: str, value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False)
    Meta.insert(key=key, value=text).on_conflict(
        conflict_target=[Meta.key], update={Meta.value: text}
    ).execute()
