"""The page of an import, from the file to the edit, with the keyboard."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mercato.records.schema import Organization, Person
from mercato.widgets.importing.import_form import ImportForm
from mercato.widgets.importing.target_delegate import TargetBox
from mercato.workspace.importing.columns_model import COLUMN, TARGET
from mercato.workspace.importing.questions_model import AnswerRole, RememberedRole
from mercato.workspace.importing.session import (
    APPLYING,
    ASKING,
    DONE,
    EMPTY,
    READY,
    TROUBLE,
    WORKING,
)

PLAIN = "Name,Role,Organization\nAda Lovelace,analyst,Analytical Engines\nJean Bartik,programmer,\n"


class Page:
    """A form on the screen, and hands that use it."""

    def __init__(self, qtbot, context, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.form = ImportForm(context)
        qtbot.addWidget(self.form)
        self.form.resize(1076, 680)
        self.form.show()
        qtbot.waitExposed(self.form)
        self.form.activateWindow()
        self.session = self.form.session

    def take(self, text: str | bytes, name: str = "list.csv") -> str:
        """Import that file; the state it comes to."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.session.begin(path)
        self.form.arrive()
        return self.settle()

    def settle(self) -> str:
        """Wait until it is known what there is to do."""
        self.qtbot.waitUntil(lambda: self.session.state not in (WORKING, APPLYING), timeout=20_000)
        return self.session.state

    def answer_all(self) -> str:
        """Answer as is proposed until nothing is open."""
        while self.session.state == ASKING:
            asked = self.session.asked.open
            self.session.answer({q.key: q.proposed or q.options[0].code for q in asked})
            self.settle()
        return self.session.state

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget() or self.form
        self.qtbot.keyClick(focused, key, modifier)

    def sum(self) -> str:
        return self.form.bottom.sum.text()


@pytest.fixture
def page(qtbot, context, tmp_path):
    return Page(qtbot, context, tmp_path)


def people(ask) -> list[str]:
    return ask(lambda: sorted(one.name for one in Person.select()))


def test_a_plain_table_is_imported_with_one_key_and_taken_back_with_another(page, context, ask):
    assert page.take(PLAIN) == READY
    assert page.sum().startswith("2 rows = 2 new + 0 changed")
    assert people(ask) == []
    page.settle()
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.settle() == DONE
    assert people(ask) == ["Ada Lovelace", "Jean Bartik"]
    context.workspace.undo().wait()
    assert page.settle() == READY
    assert page.form.bottom.apply.isVisible()
    assert people(ask) == []


def test_the_focus_goes_to_what_is_to_be_done(page):
    page.take(PLAIN)
    assert page.form.columns.view.hasFocus()
    assert page.take("Name,Born\nAda,3/4/1815\nJean,5/6/1924\nTotal,2\n") == ASKING
    assert page.form.questions.card.isAncestorOf(QApplication.focusWidget())


def test_a_number_answers_and_leads_to_the_next_question(page):
    page.take("Name,Role,Since\nAda,analyst,3/4/2015\nJean,programmer,5/6/2024\nTotal,2,\n")
    keys = [one.key for one in page.session.asked.open]
    page.press(Qt.Key.Key_1)
    page.settle()
    assert page.session.asked.answers[keys[0]]
    assert page.answer_all() == READY
    assert "1 skipped" in page.sum()
    assert not page.form.questions.more.isChecked()


def test_a_question_that_only_an_answer_brings_up_gets_the_focus_too(page):
    page.take("Prénom;Nom;Depuis\nZoé;Bérard;03/04/2024\n".encode("cp1252"))
    assert [one.key for one in page.session.asked.open] == ["encoding"]
    page.press(Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: "day_first:Depuis" in {q.key for q in page.session.asked.open})
    assert page.form.questions.card.isAncestorOf(QApplication.focusWidget())
    page.press(Qt.Key.Key_1)
    page.settle()
    assert page.answer_all() == READY
    assert page.form.columns.view.hasFocus()


def test_a_wrong_guess_is_corrected_and_the_rest_follows(page):
    page.take("Nom;Fonction\nAda;analyste, ingénieure\nZoé;directrice\n".encode("cp1252"))
    box = page.form.file.boxes["encoding"]
    box.setCurrentIndex(box.findData("cp1252"))
    box.activated.emit(box.currentIndex())
    assert page.settle() in (ASKING, READY)
    assert page.form.file.rows.index(0, 1).data() == "analyste, ingénieure"
    box = page.form.file.boxes["delimiter"]
    box.setCurrentIndex(box.findData("comma"))
    box.activated.emit(box.currentIndex())
    page.settle()
    assert len(page.session.look.headers) < 3


def test_a_column_is_given_another_field_with_the_keyboard(page, qtbot):
    page.take(PLAIN)
    view = page.form.columns.view
    view.setCurrentIndex(page.form.columns.model.index(1, COLUMN))
    page.press(Qt.Key.Key_Return)
    box = view.findChild(TargetBox)
    qtbot.waitUntil(lambda: box.view().isVisible())
    box.setCurrentIndex(box.findData("note"))
    box.activated.emit(box.currentIndex())
    box.hidePopup()
    assert page.form.columns.model.index(1, TARGET).data() == "Note"
    assert page.settle() == READY
    page.press(Qt.Key.Key_Delete)
    assert page.session.draft.lines[1].target is None


def test_what_is_set_survives_another_reading_of_the_same_columns(page):
    page.take(PLAIN)
    page.session.draft.assign(1, "note")
    page.session.look_again()
    assert page.settle() == READY
    assert page.session.draft.lines[1].target == "note"


def test_another_table_brings_other_fields(page):
    page.take("name,website\nApple,https://apple.com\n")
    box = page.form.columns.table
    box.setCurrentIndex(box.findData("organizations"))
    box.activated.emit(box.currentIndex())
    page.answer_all()
    assert page.session.report.table == "organizations"


def test_a_second_import_of_the_same_file_changes_nothing(page):
    page.take(PLAIN)
    page.session.apply()
    page.settle()
    page.take(PLAIN)
    assert page.answer_all() == READY
    assert "0 new + 0 changed + 2 same" in page.sum()
    assert not page.form.bottom.apply.isEnabled()


def test_changed_cells_are_shown_old_and_new(page, add):
    add("person", name="Ada Lovelace", note="countess")
    page.take("Name,Note\nAda Lovelace,mathematician\n")
    page.answer_all()
    page.session.draft.set(rule="overwrite")
    page.settle()
    page.answer_all()
    model = page.form.outcome.model
    shown = [model.index(0, column).data() for column in range(1, 5)]
    assert shown == ["Ada Lovelace", "Note", "countess", "mathematician"]


def test_refused_rows_are_told_with_line_and_reason_and_saved_as_they_were(page, tmp_path, qtbot):
    page.take("Name,Born\nAda,1815\nJean,soon\n")
    born = next(n for n, one in enumerate(page.session.draft.lines) if one.columns == ("Born",))
    page.session.draft.assign(born, "birth_year")
    page.settle()
    page.answer_all()
    model = page.form.outcome.model
    assert model.name == "refused"
    assert model.index(0, 0).data() == "3"
    assert model.index(0, 2).data() == "Born"
    saved: list[Any] = []
    page.session.save_refused(tmp_path / "refused.csv", saved.append).wait()
    text = (tmp_path / "refused.csv").read_text(encoding="utf-8")
    assert text.splitlines() == ["Name,Born", "Jean,soon"]


def test_refused_rows_never_stand_where_the_open_file_or_the_list_does(page) -> None:
    page.take("Name,Born\nAda,1815\nJean,soon\n")
    page.answer_all()
    assert page.session.report is not None
    told: list[Any] = []
    workspace = page.session.workspace
    workspace.refused.connect(lambda trouble: told.append(trouble.code))
    for target in (page.folder / "list.csv", workspace.path):
        page.session.save_refused(target, told.append).wait()
    assert told == ["export.onto_source", "export.onto_itself"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.csv", b""), ("a.pdf", b"%PDF-1.4 x"), ("a.png", b"\x89PNG\r\n")],
)
def test_what_is_no_table_is_refused_in_one_sentence(page, name, content):
    assert page.take(content, name) == TROUBLE
    assert page.form.start.trouble.isVisible()
    assert page.form.start.trouble.text().endswith(".")
    assert page.form.start.file.hasFocus()


def test_an_edit_elsewhere_has_the_import_tried_again(page, add):
    page.take(PLAIN)
    before = page.session.outcome
    add("person", name="Grace Hopper")
    page.settle()
    assert page.session.outcome is not before


def test_cancelling_the_import_leaves_nothing(page, ask, monkeypatch):
    from mercato.exchange import importing

    page.take(PLAIN)

    def slow(found, plan, progress):
        while True:
            progress(0, 0)

    monkeypatch.setattr(importing, "run", slow)
    page.session.apply()
    assert page.form.bottom.cancel.isVisible()
    page.form.bottom.cancel.click()
    page.qtbot.waitUntil(lambda: page.session.state == READY)
    assert people(ask) == []


def test_a_trial_that_was_stopped_can_be_taken_up_again(page, monkeypatch):
    from mercato.exchange import importing

    def slow(found, plan, progress):
        while True:
            progress(0, 0)

    with monkeypatch.context() as patched:
        patched.setattr(importing, "rehearse", slow)
        path = page.folder / "list.csv"
        path.write_text(PLAIN)
        page.session.begin(path)
        page.qtbot.waitUntil(lambda: page.session.are_columns_known)
        page.qtbot.wait(400)
        page.session.running.cancel()
        assert page.settle() == TROUBLE
    page.form.bottom.again.click()
    assert page.settle() == READY


def test_an_answer_that_another_reading_makes_void_is_asked_anew(page):
    page.take("Name,Note\nAda,x,y\nJean,z\n")
    asked = page.session.asked.open[0]
    page.session.answer({asked.key: "join:2"})
    page.settle()
    page.session.answer({"delimiter": "semicolon"})
    assert page.settle() != WORKING
    assert page.session.trouble is None or page.session.trouble.code != "reading.no_such_answer"


def test_columns_that_name_nobody_lead_to_the_next_step(page):
    assert page.take("a,b\n1,2\n3,4\n") in (TROUBLE, ASKING)
    page.answer_all()
    assert "Name" in page.form.bottom.said.text()
    assert not page.form.bottom.again.isVisible()


def test_a_constant_goes_into_every_row(page, ask):
    page.take(PLAIN)
    box = page.form.columns.constants.more
    box.setCurrentIndex(box.findData("note"))
    box.activated.emit(box.currentIndex())
    line = page.form.columns.constants.editors["note"]
    assert line.hasFocus()
    page.qtbot.keyClicks(line, "from the list")
    page.settle()
    page.session.apply()
    page.settle()
    assert set(ask(lambda: [one.note for one in Person.select()])) == {"from the list"}


def test_nothing_to_import_shows_how_to_begin(page):
    assert page.session.state == EMPTY
    assert page.form.start.isVisible()
    assert not page.form.bottom.isVisible()


def test_what_is_shown_later_is_made_while_the_window_rests(qtbot, context):
    form = ImportForm(context)
    qtbot.addWidget(form)
    assert not hasattr(form, "file")
    qtbot.waitUntil(lambda: hasattr(form, "outcome"))


def test_the_models_keep_the_rules_of_models(page):
    form = page.form
    page.take(PLAIN)
    for model in (form.file.rows, form.columns.model, form.questions.model, form.outcome.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.take("Name,Note,Since\nAda,x,3/4/2015\nAda,y,4/5/2016\nTotal,2,\n")
    page.answer_all()
    for place in range(form.outcome.tabs.count()):
        form.outcome.tabs.setCurrentIndex(place)
    page.session.forget()


def test_a_file_that_goes_away_leaves_the_sample_and_a_sentence(page):
    assert page.take(PLAIN) == READY
    (page.folder / "list.csv").unlink()
    assert [row.cells[0] for row in page.session.look.sample(1)] == ["Ada Lovelace"]
    page.session.look_again()
    assert page.settle() == TROUBLE
    assert page.form.file.rows.rows


def test_a_question_about_a_workbook_does_not_read_it_again(page):
    from tests.exchange.reading.workbooks import sheet, xlsx

    rows = [["Name", "Role"], ["Ada Lovelace", "analyst"]]
    page.session.begin(xlsx(page.folder / "t.xlsx", {"A": sheet(rows), "B": sheet(rows)}))
    page.settle()
    sheets = page.session.look.layout.sheets
    page.session.answer({"sheet": "B"})
    page.settle()
    assert page.session.look.layout.sheet == "B"
    assert page.session.look.layout.sheets is sheets


@pytest.fixture
def remembered(page, add):
    """A page with a list that an earlier import of the same columns has answered all about."""
    add("organization", name="OpenAI")
    lines = "Person,Joins,Date\n{name},OpenAl,3/4/2025\n"
    assert page.take(lines.format(name="Ada Lovelace")) == ASKING
    page.session.answer({"day_first:Date": "day_first"})
    page.settle()
    (asked,) = page.session.asked.open
    page.session.answer({asked.key: asked.options[0].code})
    page.settle()
    page.session.apply()
    page.settle()
    assert page.take(lines.format(name="Jean Bartik")) == READY
    return page


def listed(page):
    """What is remembered, with the answers in words."""
    model = page.form.questions.model
    rows = [model.index(row) for row in range(model.rowCount())]
    return {row.data(): row.data(AnswerRole) for row in rows if row.data(RememberedRole)}


def test_answers_of_earlier_imports_are_listed_as_such(remembered):
    assert listed(remembered) == {
        "“OpenAl”: who or what is meant?": "OpenAI",
        "“Date”: what comes first in dates that can be read in two ways?": "the day",
    }
    part = remembered.form.questions
    assert part.isVisible()
    assert not part.list.isVisible()
    part.more.click()
    assert part.list.isVisible()
    assert part.card.remembered.isVisible()
    assert "earlier import" in part.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_they_can_be_changed_with_the_keyboard(remembered, ask):
    part = remembered.form.questions
    part.more.click()
    part.list.setFocus()
    asked = [one.key for one in part.model.questions]
    part.list.setCurrentIndex(part.model.index(asked.index("link:organization:OpenAl")))
    remembered.press(Qt.Key.Key_2)
    assert remembered.settle() == READY
    assert list(listed(remembered)) == [
        "“Date”: what comes first in dates that can be read in two ways?"
    ]
    assert remembered.session.report.made["organization"] == 1
    remembered.session.apply()
    remembered.settle()
    assert ask(lambda: Organization.select().where(Organization.name == "OpenAl").count()) == 1


def test_one_of_them_is_asked_again_with_all_that_may_be_meant(remembered):
    part = remembered.form.questions
    part.more.click()
    asked = [one.key for one in part.model.questions]
    part.list.setCurrentIndex(part.model.index(asked.index("link:organization:OpenAl")))
    part.card.press(3)
    assert remembered.settle() == ASKING
    assert [one.code for one in remembered.session.asked.open] == ["import.alike"]
    assert len(listed(remembered)) == 1
    part.again.click()
    assert remembered.settle() == ASKING
    assert listed(remembered) == {}
    assert len(remembered.session.asked.open) == 2


def test_cancelling_while_the_file_is_copied_leaves_no_copy_and_nothing_else(
    page, ask, monkeypatch
):
    from mercato.records.storage import copying

    page.take(PLAIN)
    asked, durable = threading.Event(), copying.make_durable

    def slow(copy):
        assert asked.wait(10)
        durable(copy)

    monkeypatch.setattr(copying, "make_durable", slow)
    page.session.apply()
    page.qtbot.waitUntil(lambda: list(page.folder.rglob("*before import*")) != [])
    page.qtbot.wait(300)  # all is written by then
    page.form.bottom.cancel.click()
    asked.set()
    page.qtbot.waitUntil(lambda: page.session.state == READY)
    assert people(ask) == list(page.folder.rglob("*before import*")) == []


def test_where_no_copy_can_be_made_the_page_says_so_and_nothing_is_imported(page, ask, monkeypatch):
    from mercato.records.storage import copying

    def fail(_copy):
        raise OSError(28, "No space left on device")

    page.take(PLAIN)
    monkeypatch.setattr(copying, "make_durable", fail)
    page.session.apply()
    page.qtbot.waitUntil(lambda: page.session.trouble is not None)
    assert page.session.trouble.code == "file.cannot_copy"
    assert people(ask) == list(page.folder.rglob("*before import*")) == []
