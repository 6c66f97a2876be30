"""Pictures of every screen of the demo file, light and dark, at two sizes, without a display."""

from __future__ import annotations

import gc
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from mercato.exchange import demo
from mercato.records.belongings import tags
from mercato.records.errors import FileTrouble
from mercato.records.verbs import editing
from mercato.shell import application, screenshots_of_import
from mercato.shell.settings import Settings
from mercato.shell.studio import Studio
from mercato.shell.theme import Theme
from mercato.workspace import words
from mercato.workspace.words import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mercato.widgets.several.several_panel import SeveralPanel

SIZES = (QSize(1280, 800), QSize(1920, 1080))
LOOKS = ("light", "dark")
PERSON = "Ruoming Pang"


def make_screenshots(folder: Path) -> Iterator[Path]:
    """Draw all screens into a folder, and name each picture once it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application.prepare()
    app.setCursorFlashTime(0)
    language.set_language("en")
    language.tell_qt()
    theme = Theme(app, "light")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / demo.NAME
        demo.make(path)
        for look in LOOKS:
            theme.set_mode(look)
            for size in SIZES:
                fresh = path.with_name(f"{look}-{size.width()}") / demo.NAME
                fresh.parent.mkdir()
                shutil.copy(path, fresh)
                yield from _draw_all(folder, theme, fresh, size)
    gc.collect()  # what is left of the windows goes before the application does


def _draw_all(folder: Path, theme: Theme, path: Path, size: QSize) -> Iterator[Path]:
    for name, screen in SCREENS.items():
        settings = Settings(path.with_name(f"{name}-{theme.mode}-{size.width()}.ini"))
        studio = Studio(theme, settings, None if name == "first_run" else path, size)
        screen(studio)
        studio.rest()
        picture = folder / f"{name}-{theme.mode}-{size.width()}x{size.height()}.png"
        studio.window.grab().save(str(picture))
        studio.close()
        yield picture


def _people(studio: Studio) -> None:
    studio.go(PERSON, "person")


def _organizations(studio: Studio) -> None:
    studio.go("Meta", "organization")


def _moves(studio: Studio) -> None:
    studio.run("moves")
    studio.desk.section.bar.set_text("to:meta")
    studio.pause()
    studio.run("focus_table")


def _several(studio: Studio) -> SeveralPanel:
    """Eight moves marked, of which the stage is to be changed."""
    _moves(studio)
    table = studio.desk.section.table
    table.marking.only(1)
    table.marking.extend_to(8)
    studio.wait(lambda: studio.desk.right.marked.panel is not None)
    panel = studio.desk.right.marked.panel
    assert panel is not None
    studio.pause()
    combo = panel.form.rows["stage"].field.editors()[0]
    combo.setFocus()
    studio.type("st")
    return panel


def _several_looked_at(studio: Studio) -> None:
    panel = _several(studio)
    panel.form.ask_to_look()
    studio.wait(lambda: panel.is_looking)


def _replace(studio: Studio) -> None:
    studio.run("moves")
    table = studio.desk.section.table
    table.setCurrentIndex(table.records.index(0, table.columns.index("to_role")))
    studio.run("replace")
    studio.type("co")
    studio.window.focusNextChild()
    studio.type("Co-")
    studio.pause()
    studio.pause()


def _pinned(studio: Studio) -> None:
    """The person stays while the columns to the right of the screen are looked at."""
    studio.run("moves")
    table = studio.desk.section.table
    table.set_columns([*table.columns, "kind", "announced_on", "left_on", "starts_on", "note"])
    table.set_sort([("stage", True), ("person", False)])
    table.arranging.pin("person")
    for place in range(len(table.columns)):
        table.setColumnWidth(place, 130)
    studio.rest()
    table.marking.only(4)
    studio.run("focus_table")
    table.setCurrentIndex(table.records.index(4, len(table.columns) - 5))
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum() * 2 // 3)


def _cell(studio: Studio) -> None:
    _moves(studio)
    table = studio.desk.section.table
    table.setCurrentIndex(table.records.index(3, table.columns.index("date")))
    studio.type("d")
    studio.type("ébut juillet 2025")


def _sources(studio: Studio) -> None:
    studio.run("sources")


def _claims(studio: Studio) -> None:
    studio.run("claims")


def _no_result(studio: Studio) -> None:
    studio.run("moves")
    studio.run("filter")
    studio.type("to:meta verification:denied")


def _save_view(studio: Studio) -> None:
    studio.run("moves")
    studio.desk.section.bar.set_text("to:meta verification:reported")
    studio.pause()
    studio.run("save_view")


def _views(studio: Studio) -> None:
    if len(studio.desk.items.views) == 1:
        _fill_side_bar(studio)
    studio.wait_for_counts()
    (view,) = [view for view in studio.desk.items.views if view.name == demo.VIEW]
    studio.desk.views.choose("view", str(view.id))
    studio.rest()


def _fill_side_bar(studio: Studio) -> None:
    """One more saved view, and a tag."""
    studio.run("people")
    studio.desk.section.bar.set_text("is:current")
    studio.pause()
    studio.run("save_view")
    studio.type("In office")
    studio.press(Qt.Key.Key_Return)
    record = studio.desk.section.table.records.record_at(0)
    name = str(studio.desk.section.table.records.index(0, 0).data())
    said = {"field": "tags", "name": name}
    tagging = partial(tags.add, record, "AI models")
    studio.desk.workspace.edit("person.changed", tagging, values=said).wait()
    studio.rest()


def _view_changed(studio: Studio) -> None:
    _views(studio)
    studio.desk.section.bar.set_text("to:meta date:2025 -stage:considered")
    studio.pause()
    studio.run("focus_table")


def _completion(studio: Studio) -> None:
    studio.run("moves")
    studio.run("filter")
    studio.type("verification:confirmed to:m")


def _facets(studio: Studio) -> None:
    studio.run("moves")
    studio.desk.section.bar.set_text("(from:apple OR from:openai) -stage:considered to:meta")
    studio.pause()
    studio.run("facets")
    studio.press(Qt.Key.Key_Down, Qt.Key.Key_Space)


def _facets_of_people(studio: Studio) -> None:
    studio.run("people")
    studio.run("facets")
    studio.pause()


def _move_form(studio: Studio) -> None:
    studio.run("new_move")
    for name, text in (
        ("source", "Apple loses two of its researchers"),
        ("person", "Jane Doe"),
        ("from_organization", "Apple > Foundation Models"),
        ("from_role", "research scientist"),
        ("to_organization", "Meta > Superintelligence Labs"),
        ("dates", "début juillet 2025"),
    ):
        studio.desk.right.move_form.fields.entries[name].take_focus()
        studio.type(text)


def _dates(studio: Studio) -> None:
    studio.run("new_source")
    page = studio.desk.right.panel.page
    assert page is not None
    page.form.fields["published_on"].take_focus()
    studio.type("lundi 23 avril")


def _palette(studio: Studio) -> None:
    studio.run("palette")
    studio.type("me")


def _shortcuts(studio: Studio) -> None:
    studio.run("shortcuts")


def _help(studio: Studio) -> None:
    studio.run("getting_started")


def _history(studio: Studio) -> None:
    studio.run("history")


def _export(studio: Studio) -> None:
    studio.run("moves")
    studio.desk.section.bar.set_text("to:meta")
    studio.pause()
    studio.run("export")
    studio.desk.right.show_export(studio.desk.section).path.setText("~/Documents/moves.csv")


def _export_records(studio: Studio) -> None:
    """All of the file for an investigative database, with somebody in it who is protected."""
    person = studio.record(PERSON, "person")
    protect = partial(editing.set_field, person, "confidentiality", "protected")
    said = {"field": "confidentiality", "name": PERSON}
    studio.desk.workspace.edit("person.changed", protect, values=said).wait()
    _export(studio)
    panel = studio.desk.right.show_export(studio.desk.section)
    panel.format.choose("ftm")
    panel.path.setText("~/Documents/desk.ftm.json")
    panel.range.whole.setChecked(True)
    panel.confidential.include.setChecked(True)


def _first_run(studio: Studio) -> None:
    window = studio.window
    window.settings.note_file(Path("/home/marie/Documents/ai-desk.mercato"))
    window.settings.note_file(Path("/home/marie/Documents/Paris/newsroom.mercato"))
    window.show_page(window.first_run)


def _trouble(studio: Studio) -> None:
    holder = {"user": "marie", "host": "desk-2", "pid": 4711, "since": "2025-07-08T09:30:00+00:00"}
    trouble = FileTrouble("file.open_elsewhere", **holder)
    window = studio.window
    window.files.leave()
    window.trouble.say("ai-desk.mercato", words.trouble(trouble), readable=True)
    window.show_page(window.trouble)
    window.trouble.first().setFocus()


def _read_only(studio: Studio) -> None:
    path = studio.desk.workspace.path
    assert path is not None
    studio.window.files.open(path, readonly=True)
    studio.wait(lambda: studio.window.desk is not None)
    studio.rest()
    studio.run("people")


SCREENS: dict[str, Callable[[Studio], object]] = {
    "people": _people,
    "organizations": _organizations,
    "moves": _moves,
    "several": _several,
    "several_looked_at": _several_looked_at,
    "find_and_replace": _replace,
    "cell": _cell,
    "pinned_columns": _pinned,
    "sources": _sources,
    "claims": _claims,
    "filter_without_result": _no_result,
    "save_view": _save_view,
    "saved_views": _views,
    "saved_view_changed": _view_changed,
    "completion": _completion,
    "facets": _facets,
    "facets_of_people": _facets_of_people,
    "move_form": _move_form,
    "date_read_back": _dates,
    "palette": _palette,
    "shortcuts": _shortcuts,
    "getting_started": _help,
    "history": _history,
    "export": _export,
    "export_records": _export_records,
    **screenshots_of_import.SCREENS,
    "first_run": _first_run,
    "trouble": _trouble,
    "read_only": _read_only,
}
"""What is done before each picture is taken."""
