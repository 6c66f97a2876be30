"""Whatever can have the focus has a name that a screen reader can say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from mercato.widgets.forms.described import FORMS
from mercato.widgets.forms.form_panel import FormPanel
from mercato.widgets.importing.import_form import ImportForm
from mercato.widgets.move_form.move_form import MoveForm
from mercato.widgets.several.replace_form import ReplaceForm
from mercato.widgets.several.several_panel import SeveralPanel
from mercato.widgets.tables.record_table import RecordTable


def inside_a_combo(widget):
    """Whether Qt made it for a combo box, which has the name."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QComboBox) or inside_a_combo(parent))


def nameless(window):
    """The widgets that Tab or a click may reach, and that nothing names."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        internal = inside_a_combo(widget) or widget.objectName().startswith("qt_")
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if reached and not internal and not widget.accessibleName() and not text:
            found.append((type(widget).__name__, type(widget.parent()).__name__))
    return found


@pytest.mark.parametrize("record_type", FORMS)
def test_every_field_of_every_form_has_a_name(qtbot, context, record_type):
    panel = FormPanel(context, record_type)
    qtbot.addWidget(panel)
    panel.start_new()
    panel.more.open()
    assert nameless(panel) == []


def test_every_field_of_the_move_form_has_a_name(qtbot, context):
    form = MoveForm(context)
    qtbot.addWidget(form)
    assert nameless(form) == []


def test_tables_have_a_name(qtbot, context):
    table = RecordTable(context, "moves")
    qtbot.addWidget(table)
    assert nameless(table) == []


@pytest.mark.parametrize("table", ["people", "organizations", "moves", "sources", "claims"])
def test_every_field_for_several_records_has_a_name(qtbot, context, table):
    panel = SeveralPanel(context, table)
    qtbot.addWidget(panel)
    panel.form.make_whole()
    panel.form.more.open()
    assert nameless(panel) == []
    assert set(panel.form.rows) == set(panel.form.names)


def test_the_page_of_an_import_has_names(qtbot, context, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name,Role,Since\nAda,analyst,3/4/2015\nTotal,1,\n", encoding="utf-8")
    form = ImportForm(context)
    qtbot.addWidget(form)
    form.session.begin(path)
    qtbot.waitUntil(lambda: form.columns.model.rowCount() == 3)
    form.session.draft.set_constant("note", "x")
    form.existing.more.setChecked(True)
    assert nameless(form) == []


def test_find_and_replace_has_names(qtbot, context):
    form = ReplaceForm(context)
    qtbot.addWidget(form)
    assert nameless(form) == []
