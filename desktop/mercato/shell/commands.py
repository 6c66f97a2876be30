"""The one table of commands: menus, tool bar, context menu, palette and shortcut sheet show it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from mercato.shell.command import MENU, ON_BAR, ON_ROW, SHEET, Command, key_of
from mercato.shell.commands_of_columns import COLUMN
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

_KEY = QKeySequence.StandardKey

GROUPS: dict[str, str] = {
    "file": QT_TRANSLATE_NOOP("commands", "&File"),
    "edit": QT_TRANSLATE_NOOP("commands", "&Edit"),
    "new": QT_TRANSLATE_NOOP("commands", "&New"),
    "view": QT_TRANSLATE_NOOP("commands", "&View"),
    "go": QT_TRANSLATE_NOOP("commands", "&Go"),
    "help": QT_TRANSLATE_NOOP("commands", "&Help"),
    "table": QT_TRANSLATE_NOOP("commands", "In a table"),
    "side": QT_TRANSLATE_NOOP("commands", "In the side bar"),
    "form": QT_TRANSLATE_NOOP("commands", "In a form"),
}
"""The menus, and after them the groups that only the shortcut sheet has."""

SUBMENUS: dict[str, str] = {
    "column": QT_TRANSLATE_NOOP("commands", "Column of the &cursor"),
    "look": QT_TRANSLATE_NOOP("commands", "&Appearance"),
    "dates": QT_TRANSLATE_NOOP("commands", "&Dates such as 7/8/2025"),
}

_FILE = (
    Command(
        "new_file", QT_TRANSLATE_NOOP("commands", "&New file…"), "files", ("Ctrl+Shift+N",), "ready"
    ),
    Command("open_file", QT_TRANSLATE_NOOP("commands", "&Open…"), "files", (_KEY.Open,), "ready"),
    Command("open_demo", QT_TRANSLATE_NOOP("commands", "Try the &demo"), "files", (), "ready"),
    Command(
        "import_table",
        QT_TRANSLATE_NOOP("commands", "&Import a table…"),
        *("view", ("Ctrl+I",), "writable", ON_BAR),
        short=QT_TRANSLATE_NOOP("commands", "Import"),
        apart=True,
    ),
    Command(
        "import_clipboard",
        QT_TRANSLATE_NOOP("commands", "Import the table on the clip&board"),
        *("view", ("Ctrl+Shift+I",), "writable"),
    ),
    Command(
        "export",
        QT_TRANSLATE_NOOP("commands", "&Export…"),
        *("view", ("Ctrl+E",), "open", ON_BAR),
        short=QT_TRANSLATE_NOOP("commands", "Export"),
    ),
    Command(
        "close_file",
        QT_TRANSLATE_NOOP("commands", "&Close file"),
        *("files", (_KEY.Close,), "open"),
        apart=True,
    ),
    Command("quit", QT_TRANSLATE_NOOP("commands", "&Quit"), "files", ("Ctrl+Q",)),
)
_EDIT = (
    Command(
        "undo", QT_TRANSLATE_NOOP("commands", "&Undo"), "records", (_KEY.Undo,), "undo", ON_BAR
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("commands", "&Redo"),
        *("records", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", ON_BAR),
    ),
    Command(
        "copy",
        QT_TRANSLATE_NOOP("commands", "&Copy rows"),
        *("records", (_KEY.Copy,), "record", ON_ROW),
        apart=True,
        local=True,
    ),
    Command(
        "change_cell",
        QT_TRANSLATE_NOOP("commands", "C&hange the cell (or just type)"),
        *("records", ("F2",), "record", ON_ROW),
        local=True,
    ),
    Command(
        "delete",
        QT_TRANSLATE_NOOP("commands", "&Delete"),
        *("records", (_KEY.Delete,), "deletable", ON_ROW),
        local=True,
    ),
    Command(
        "filter",
        QT_TRANSLATE_NOOP("commands", "&Filter the table"),
        *("view", (_KEY.Find, "/"), "open"),
        apart=True,
    ),
    Command(
        "replace",
        QT_TRANSLATE_NOOP("commands", "Find and &replace…"),
        *("view", ("Ctrl+Shift+H",), "writable"),
    ),
)
_NEW = (
    Command(
        "new_move",
        QT_TRANSLATE_NOOP("commands", "New &move"),
        *("records", ("Ctrl+N",), "writable", ON_BAR),
        short=QT_TRANSLATE_NOOP("commands", "Move"),
    ),
    Command(
        "new_person",
        QT_TRANSLATE_NOOP("commands", "New &person"),
        *("records", ("Ctrl+Shift+P",), "writable", ON_BAR),
        short=QT_TRANSLATE_NOOP("commands", "Person"),
    ),
    Command(
        "new_organization",
        QT_TRANSLATE_NOOP("commands", "New &organization"),
        *("records", ("Ctrl+Shift+O",), "writable", ON_BAR),
        short=QT_TRANSLATE_NOOP("commands", "Organization"),
    ),
    Command(
        "new_source",
        QT_TRANSLATE_NOOP("commands", "New &source"),
        *("records", ("Ctrl+Shift+S",), "writable", ON_BAR),
        short=QT_TRANSLATE_NOOP("commands", "Source"),
    ),
    Command(
        "new_claim",
        QT_TRANSLATE_NOOP("commands", "New &claim"),
        *("records", ("Ctrl+Shift+C",), "writable"),
    ),
)
_VIEW = (
    Command(
        "history",
        QT_TRANSLATE_NOOP("commands", "&History"),
        *("view", ("Ctrl+H",), "open", ON_BAR),
        checkable=True,
    ),
    Command(
        "save_view",
        QT_TRANSLATE_NOOP("commands", "&Save this view…"),
        *("view", ("Ctrl+S",), "writable"),
        apart=True,
    ),
    Command(
        "save_view_as",
        QT_TRANSLATE_NOOP("commands", "Save as a &new view…"),
        *("view", (), "saved_view"),
    ),
    Command(
        "revert_view",
        QT_TRANSLATE_NOOP("commands", "&Back to the view as it was saved"),
        *("view", (), "view_differs"),
    ),
    Command(
        "rename_view",
        QT_TRANSLATE_NOOP("commands", "&Rename the view…"),
        *("view", (), "saved_view"),
    ),
    Command(
        "delete_view",
        QT_TRANSLATE_NOOP("commands", "&Delete the view"),
        *("view", (), "saved_view"),
    ),
    Command(
        "facets",
        QT_TRANSLATE_NOOP("commands", "&Facets: values and their numbers"),
        *("view", ("Ctrl+Shift+F",), "open"),
        short=QT_TRANSLATE_NOOP("commands", "Facets"),
        checkable=True,
    ),
    Command("columns", QT_TRANSLATE_NOOP("commands", "&Columns…"), "view", (), "open", ON_ROW),
    *COLUMN,
    Command(
        "look_system",
        QT_TRANSLATE_NOOP("commands", "As the &system"),
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Appearance: as the system"),
        submenu="look",
        apart=True,
        checkable=True,
    ),
    Command(
        "look_light",
        QT_TRANSLATE_NOOP("commands", "&Light"),
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Appearance: light"),
        submenu="look",
        checkable=True,
    ),
    Command(
        "look_dark",
        QT_TRANSLATE_NOOP("commands", "&Dark"),
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Appearance: dark"),
        submenu="look",
        checkable=True,
    ),
    Command(
        "dates_locale",
        QT_TRANSLATE_NOOP("commands", "As the &system writes them"),
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Dates such as 7/8/2025: as the system"),
        submenu="dates",
        checkable=True,
    ),
    Command(
        "dates_day",
        QT_TRANSLATE_NOOP("commands", "&Day first: 7 August"),
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Dates such as 7/8/2025: day first"),
        submenu="dates",
        checkable=True,
    ),
    Command(
        "dates_month",
        QT_TRANSLATE_NOOP("commands", "&Month first: July 8"),
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Dates such as 7/8/2025: month first"),
        submenu="dates",
        checkable=True,
    ),
    Command(
        "full_screen",
        QT_TRANSLATE_NOOP("commands", "&Full screen"),
        *("view", ("F11",)),
        apart=True,
        checkable=True,
    ),
)
_GO = (
    Command(
        "palette",
        QT_TRANSLATE_NOOP("commands", "Go to any &record or command…"),
        *("view", ("Ctrl+K",)),
        shown=frozenset({MENU, SHEET}),
    ),
    Command(
        "people",
        QT_TRANSLATE_NOOP("commands", "&People"),
        *("view", ("Ctrl+1",), "open"),
        apart=True,
    ),
    Command(
        "organizations",
        QT_TRANSLATE_NOOP("commands", "&Organizations"),
        *("view", ("Ctrl+2",), "open"),
    ),
    Command("moves", QT_TRANSLATE_NOOP("commands", "&Moves"), "view", ("Ctrl+3",), "open"),
    Command("sources", QT_TRANSLATE_NOOP("commands", "&Sources"), "view", ("Ctrl+4",), "open"),
    Command("claims", QT_TRANSLATE_NOOP("commands", "&Claims"), "view", ("Ctrl+5",), "claims"),
    Command(
        "back",
        QT_TRANSLATE_NOOP("commands", "&Back"),
        *("view", ("Alt+Left",), "back", ON_BAR),
        apart=True,
    ),
    Command(
        "forward",
        QT_TRANSLATE_NOOP("commands", "&Forward"),
        *("view", ("Alt+Right",), "forward", ON_BAR),
    ),
    Command(
        "next_pane",
        QT_TRANSLATE_NOOP("commands", "&Next part of the window"),
        *("view", ("F6",), "open"),
        apart=True,
    ),
    Command(
        "previous_pane",
        QT_TRANSLATE_NOOP("commands", "Previo&us part of the window"),
        *("view", ("Shift+F6",), "open"),
    ),
    Command(
        "focus_table", QT_TRANSLATE_NOOP("commands", "To the &table"), "view", ("Ctrl+T",), "open"
    ),
    Command(
        "focus_record",
        QT_TRANSLATE_NOOP("commands", "To the r&ecord"),
        *("view", ("Ctrl+R",), "record"),
    ),
)
_HELP = (
    Command("getting_started", QT_TRANSLATE_NOOP("commands", "&Getting started"), "view"),
    Command("shortcuts", QT_TRANSLATE_NOOP("commands", "&Keyboard shortcuts"), "view", ("F1", "?")),
    Command("about", QT_TRANSLATE_NOOP("commands", "&About Mercato"), "view", apart=True),
)
_TABLE = (
    key_of("row_open", QT_TRANSLATE_NOOP("commands", "Open the record"), "Return"),
    key_of("filter_offer", QT_TRANSLATE_NOOP("commands", "Filter: offer conditions"), "Ctrl+Space"),
    key_of("filter_leave", QT_TRANSLATE_NOOP("commands", "Filter, facet: to the table"), "Esc"),
    key_of(
        "facet_choose", QT_TRANSLATE_NOOP("commands", "Facet: only this, not this, any"), "Space"
    ),
    key_of("facet_beside", QT_TRANSLATE_NOOP("commands", "Facet: this value too"), "Ctrl+Space"),
    key_of("cell_right", QT_TRANSLATE_NOOP("commands", "Keep the cell and go right"), "Tab"),
    key_of("cell_leave", QT_TRANSLATE_NOOP("commands", "Leave the cell as it was"), "Esc"),
    key_of(
        "several_look", QT_TRANSLATE_NOOP("commands", "See a change of several rows"), "Ctrl+Return"
    ),
)
_SIDE = (
    key_of("side_rename", QT_TRANSLATE_NOOP("commands", "Rename the saved view"), "F2"),
    key_of("side_delete", QT_TRANSLATE_NOOP("commands", "Delete the saved view"), "Del"),
)
_FORM = (
    key_of("form_keep", QT_TRANSLATE_NOOP("commands", "Keep the move"), "Ctrl+Return"),
    key_of("form_pin", QT_TRANSLATE_NOOP("commands", "Pin a field for the next move"), "Ctrl+P"),
    key_of("form_source", QT_TRANSLATE_NOOP("commands", "Take the source used last"), "Ctrl+L"),
    key_of("form_careers", QT_TRANSLATE_NOOP("commands", "Leave careers as they are"), "Alt+K"),
    key_of("form_leave", QT_TRANSLATE_NOOP("commands", "Leave the form, keep the draft"), "Esc"),
    key_of("link_create", QT_TRANSLATE_NOOP("commands", "Create the typed name"), "Ctrl+Return"),
    key_of(
        "import_apply", QT_TRANSLATE_NOOP("commands", "Import, once all is known"), "Ctrl+Return"
    ),
    key_of("import_column", QT_TRANSLATE_NOOP("commands", "Import: what a column fills"), "Return"),
    key_of("import_answer", QT_TRANSLATE_NOOP("commands", "Import: give the first answer"), "1"),
    key_of("link_open", QT_TRANSLATE_NOOP("commands", "Open the linked record"), "F2"),
)

TABLE: dict[str, tuple[Command, ...]] = {
    "file": _FILE,
    "edit": _EDIT,
    "new": _NEW,
    "view": _VIEW,
    "go": _GO,
    "help": _HELP,
    "table": _TABLE,
    "side": _SIDE,
    "form": _FORM,
}
"""The commands of each of `GROUPS`, in order."""

BY_ID: dict[str, Command] = {
    command.id: command for commands in TABLE.values() for command in commands
}
