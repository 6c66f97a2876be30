"""The settings that lost nothing in the power-cut model hold on every connection of a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mercato.records.schema import database
from mercato.records.storage import engine
from mercato.workspace.workspace import Workspace

SAFE: dict[str, Any] = {
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,
}


def look() -> dict[str, Any]:
    found = engine.settings_of(database)
    return {name: found[name] for name in SAFE} | {
        "busy": database.execute_sql("PRAGMA busy_timeout").fetchone()[0]
    }


def test_every_connection_of_a_window_has_the_safe_settings(tmp_path: Path, qtbot: Any) -> None:
    workspace = Workspace()
    with qtbot.waitSignal(workspace.opened):
        workspace.create(tmp_path / "desk.mercato")
    found: dict[str, Any] = {}
    workspace.note(look, then=lambda settings: found.update(writer=settings))
    workspace.read(look, lambda settings: found.update(reader=settings))
    workspace.work(lambda progress: look(), lambda settings: found.update(worker=settings))
    qtbot.waitUntil(lambda: len(found) == 3)
    qtbot.waitUntil(lambda: workspace.peek(look) is not None)
    found["peek"] = workspace.peek(look)
    workspace.close()
    assert found.pop("peek") == SAFE | {"busy": 0}
    assert found == dict.fromkeys(("writer", "reader", "worker"), SAFE | {"busy": 5000})
