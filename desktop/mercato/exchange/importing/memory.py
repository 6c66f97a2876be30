"""What a file remembers of imports: columns by their headers, answers, tags; the log of each run.

It stands in `meta`, is not journaled, and outlives undo: an answer stays an answer.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.plan import Mapped
from mercato.records.schema import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.plan import ImportPlan, Table
    from mercato.exchange.importing.report import Report

_ANSWERS = "import.answers"
_LOG = "import.log"
KEPT = 100
"""Imports whose log is kept."""
LOGGED = 1_000
"""Refused and changed rows that a log names."""


def answers(headers: Sequence[str]) -> dict[str, str]:
    """What was answered before: about names in any file, all else for a file of these headers."""
    known: dict[str, str] = {**_read(_ANSWERS), **_read(_key(headers)).get("answers", {})}
    return known


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


def remember(table: Table, plan: ImportPlan, report: Report) -> None:
    """Note a run: its columns and answers for the next one, its counts and refusals as a log.

    A run that took no row teaches nothing for the next one.
    """
    _log(plan, report)
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
    own = {key: value for key, value in plan.answers.items() if not key.startswith("link:")}
    kept = {
        "table": plan.table,
        "columns": columns_,
        "constants": dict(plan.constants),
        "answers": own,
        "tags": list(worn),
    }
    _write(key, kept)


def _log(plan: ImportPlan, report: Report) -> None:
    """Add a run to the log, in which the oldest are forgotten in the end."""
    refused = [
        {"line": one.line, "code": one.code, "field": one.field, "values": _plain(one.values)}
        for one in report.refused[:LOGGED]
    ]
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "file": report.file,
        "table": report.table,
        "rows": report.rows,
        "counts": report.counts,
        "tag": report.tag,
        "answers": dict(plan.answers),
        "refused": refused,
    }
    known = _read(_LOG).get("runs", [])
    _write(_LOG, {"runs": [*known, entry][-KEPT:]})


def log() -> list[dict[str, Any]]:
    """The runs that are remembered, the latest last."""
    return list(_read(_LOG).get("runs", []))


def _plain(values: Any) -> dict[str, Any]:
    return {key: value if isinstance(value, int) else str(value) for key, value in values.items()}


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
