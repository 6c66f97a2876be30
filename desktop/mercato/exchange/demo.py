"""The demo file: a founding story and a wave of moves, recorded as a desk would record them.

Their data stand in `resources/demo`; its README says how they are meant.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from mercato import resource_files
from mercato.exchange import demo_wave, entries
from mercato.paths import is_folder
from mercato.records.finding import views
from mercato.records.finding.views import View
from mercato.records.journal import journal
from mercato.records.storage import file
from mercato.records.verbs import editing

NAME = "Mercato demo.mercato"
VIEW = "To Meta in 2025"


def usual_path() -> Path:
    """Where the demo file is kept when nobody says where: with the user's documents."""
    documents = Path.home() / "Documents"
    return (documents if is_folder(documents) else Path.home()) / NAME


def make(path: Path) -> None:
    """Make the demo file; an existing file is never touched, a half-made one is removed."""
    file.create(path)
    try:
        opened = file.open_file(path)
        try:
            tell_story()
            demo_wave.record()
            save_view()
        finally:
            opened.close()
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def tell_story() -> None:
    """Record the founding story in the open file, edit by edit."""
    known: dict[str, str] = {}
    for step in json.loads(resource_files.read_text("demo/founding.json")):
        with journal.edit(step["label"], name=step["name"]):
            for part in step["add"]:
                _add(part, known)


def save_view() -> None:
    """Save one view, as an example."""
    view = View("moves", VIEW, "to:meta date:2025")
    with journal.edit("view.saved", name=view.name):
        views.save(view)


def _add(part: dict[str, Any], known: dict[str, str]) -> None:
    """Record one entry; `@name` stands for the record that was called so before."""
    values = dict(part["values"])
    if "quote" in values:
        values.setdefault("quote_language", "fr")
    if "text" in part:
        values["text"] = resource_files.read_text(f"demo/{part['text']}")
    pairs = [
        (key, known[one[1:]] if one.startswith("@") else one)
        for key, value in values.items()
        for one in ([value] if isinstance(value, str) else value)
    ]
    entered = entries.enter(entries.entry_of(part["kind"], pairs, language="fr"))
    if "as" in part:
        known[part["as"]] = editing.uid_of(entered.records[0])
