"""What the export panel asks for is what is written."""

from __future__ import annotations

import csv
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPushButton

from mercato.exchange.exporting.counting import Counting, Kept
from mercato.records.verbs import editing
from mercato.shell import export_panel
from mercato.workspace import file_look


@pytest.fixture
def panel(bench, desk_file, tmp_path):
    window = bench.desk(desk_file)
    window.actions_.run("people")
    bench.settle(window)
    window.desk.section.table.set_columns(["name"])
    window.desk.section.table.records.set_query("lovelace")
    bench.settle(window)
    window.actions_.run("export")
    bench.settle(window)
    made = window.desk.right.currentWidget()
    made.path.setText(str(tmp_path / "out.csv"))
    return made


def protect(bench, window, row: int = 0) -> None:
    record = window.desk.section.table.records.record_at(row)
    verb = partial(editing.set_field, record, "confidentiality", "protected")
    window.files.workspace.edit("person.changed", verb).wait()
    bench.settle(window)


@pytest.fixture
def protected_panel(bench, panel):
    """The same panel once the only person that it would write is protected."""
    window = panel.window()
    protect(bench, window)
    panel.follow(window.desk.section)
    bench.settle(window)
    return panel


def written(bench, panel, encoding: str = "utf-8") -> list[list[str]]:
    panel.start.click()
    bench.settle(panel.window())
    bench.qtbot.waitUntil(lambda: bool(panel.result.text()))
    with Path(panel.path.text()).open(newline="", encoding=encoding) as handle:
        return list(csv.reader(handle))


def test_the_table_is_written_as_it_stands(bench, panel) -> None:
    assert "1 person" in panel.range.this.text()
    rows = written(bench, panel)
    assert len(rows) == 2
    assert "Ada Lovelace" in rows[1]
    assert "out.csv" in panel.result.text()


def test_everything_is_written_whatever_the_filter(bench, panel) -> None:
    panel.range.everything.setChecked(True)
    rows = written(bench, panel)
    assert len(rows) == 3
    assert len(rows[0]) > 3


def test_for_excel_there_is_a_byte_order_mark(bench, panel) -> None:
    panel.format.choose("excel-csv")
    written(bench, panel, "utf-8-sig")
    assert Path(panel.path.text()).read_bytes().startswith(b"\xef\xbb\xbf")


def test_confidential_records_are_counted_and_stay_out(bench, protected_panel) -> None:
    assert "1 confidential record" in protected_panel.confidential.hint.text()
    assert len(written(bench, protected_panel)) == 1


def test_those_called_after_confidential_ones_are_told_apart(panel) -> None:
    panel.confidential.show_kept(Kept(2, 1, traces=True))
    told = panel.confidential.hint.text()
    assert told.startswith("2 confidential records stay out of the file. 1 record stays out, as")


def test_a_folder_that_went_or_does_not_answer_is_proposed_no_more(
    bench, panel, tmp_path, monkeypatch
) -> None:
    documents, answered, real = tmp_path / "Documents", threading.Event(), file_look.is_folder
    documents.mkdir()
    far, place = Path("/far"), export_panel.QStandardPaths
    monkeypatch.setattr(place, "writableLocation", lambda _: str(documents))

    def look(path: Path) -> bool:
        return answered.wait() if path == far else real(path)

    monkeypatch.setattr(file_look, "is_folder", look)
    for folder in (tmp_path / "gone", far):
        panel.path.setText(str(folder / "out.csv"))
        panel.begin(panel.window().desk.section)
        bench.qtbot.waitUntil(lambda: panel.path.text() == str(documents / "people.csv"))
    answered.set()


def test_a_folder_that_is_not_there_is_told(bench, panel, tmp_path) -> None:
    panel.path.setText(str(tmp_path / "nowhere" / "out.csv"))
    panel.start.click()
    bench.qtbot.waitUntil(lambda: bool(panel.result.text()))
    assert panel.result.property("kind") == "error"


def test_long_work_shows_at_the_bottom_and_can_be_cancelled(bench, panel, tmp_path) -> None:
    window = panel.window()
    go_on = threading.Event()
    window.files.workspace.work(lambda _progress: go_on.wait(10))
    window.status.follow(panel.run(), "Exporting")
    cancel = next(b for b in window.status.findChildren(QPushButton) if b.isVisible())
    cancel.click()
    go_on.set()
    bench.qtbot.waitUntil(panel.start.isEnabled)
    assert not cancel.isVisible()
    assert "Cancelled" in panel.result.text()
    assert not (tmp_path / "out.csv").exists()


def test_an_export_that_was_done_before_it_could_be_cancelled_says_so(
    bench, panel, tmp_path
) -> None:
    job = panel.run()
    while not (tmp_path / "out.csv").exists():
        time.sleep(0.001)
    job.cancel()
    bench.qtbot.waitUntil(panel.start.isEnabled)
    assert "Cancelled" not in panel.result.text()
    assert "out.csv" in panel.result.text()


def test_the_panel_follows_to_another_table(bench, panel) -> None:
    window = panel.window()
    window.actions_.run("organizations")
    bench.settle(window)
    assert "2 organizations" in panel.range.this.text()
    assert Path(panel.path.text()).parent.is_dir()
    assert panel.confidential.isHidden()


def test_the_file_takes_the_ending_of_its_format_and_all_of_it_can_be_had(bench, panel) -> None:
    panel.format.choose("jsonl")
    assert panel.path.text().endswith("out.jsonl")
    assert panel.format.meaning.text()
    panel.range.whole.setChecked(True)
    panel.start.click()
    bench.qtbot.waitUntil(lambda: bool(panel.result.text()))
    text = Path(panel.path.text()).read_text(encoding="utf-8")
    assert {'"type":"person"', '"type":"organization"'} <= set(text.replace("{", ",").split(","))
    panel.format.choose("xlsx")
    assert panel.path.text().endswith("out.xlsx")
    assert panel.range.everything.isChecked()
    assert panel.range.whole.isHidden()


def test_confidential_records_are_included_for_one_export_only(bench, protected_panel) -> None:
    assert not protected_panel.confidential.include.isChecked()
    protected_panel.confidential.include.setChecked(True)
    bench.settle(protected_panel.window())
    assert "not to be published" in protected_panel.confidential.hint.text()
    assert len(written(bench, protected_panel)) == 2
    assert not protected_panel.confidential.include.isChecked()


def test_text_for_copy_can_be_copied_without_a_file(bench, panel, tmp_path) -> None:
    assert panel.copy.isHidden()
    panel.format.choose("markdown")
    assert not panel.copy.isHidden()
    panel.copy.click()
    bench.qtbot.waitUntil(lambda: bool(panel.result.text()))
    assert "Ada Lovelace" in QGuiApplication.clipboard().text()
    assert not (tmp_path / "out.md").exists()


def test_sentences_are_offered_for_moves_alone(bench, panel) -> None:
    assert panel.format.box.findData("sentences-en") < 0
    window = panel.window()
    window.actions_.run("moves")
    bench.settle(window)
    assert panel.format.box.findData("sentences-en") > 0
    assert "columns" in panel.range.meaning.text()
    panel.format.choose("sentences-en")
    assert "columns" not in panel.range.meaning.text()
    panel.range.everything.setChecked(True)
    assert panel.range.meaning.text() == "All rows."


def test_what_is_ticked_for_one_range_is_not_for_the_next(bench, panel) -> None:
    window = panel.window()
    protect(bench, window)
    for change in (
        lambda: panel.format.choose("jsonl"),
        lambda: window.desk.section.table.records.set_query("grace"),
        lambda: panel.range.everything.setChecked(True),
    ):
        panel.confidential.include.setChecked(True)
        change()
        bench.settle(window)
        panel.follow(window.desk.section)
        assert not panel.confidential.include.isChecked()


def test_a_path_that_no_file_can_have_is_told_and_forgotten(bench, panel, tmp_path) -> None:
    window = panel.window()
    panel.path.setText(str(tmp_path / ("n" * 300) / "out.csv"))
    panel.start.click()
    bench.qtbot.waitUntil(lambda: "No file can be called" in panel.result.text())
    window.actions_.run("moves")
    bench.settle(window)
    panel.begin(window.desk.section)
    assert Path(panel.path.text()).name == "moves.csv"


def test_a_file_that_will_be_replaced_is_named_before(bench, panel, tmp_path) -> None:
    def is_named(there: bool) -> None:
        bench.qtbot.waitUntil(lambda: panel.there.isHidden() != there)

    is_named(False)
    (tmp_path / "kept.csv").write_text("old")
    panel.path.setText(str(tmp_path / "kept.csv"))
    is_named(True)
    panel.path.setText(str(tmp_path))
    assert panel.there.isHidden()  # before anybody looked
    panel.path.setText(str(tmp_path / "out.csv"))
    panel.begin(panel.window().desk.section)
    proposed = panel.path.text()
    Path(proposed).write_text("written meanwhile")
    panel.begin(panel.window().desk.section)
    is_named(True)
    assert panel.path.text() == proposed


def test_traces_alone_offer_the_choice_too_and_none_take_it_back(bench, panel) -> None:
    window = panel.window()
    assert panel.confidential.isHidden()
    protect(bench, window)
    window.desk.section.table.records.set_query("grace")
    bench.settle(window)
    assert not panel.confidential.isHidden()
    assert "stays out" in panel.confidential.hint.text()
    panel.confidential.include.setChecked(True)
    window.files.workspace.undo().wait()
    bench.settle(window)
    panel.follow(window.desk.section)
    bench.settle(window)
    assert panel.confidential.isHidden()
    assert not panel.request().include_confidential


def test_a_refusal_takes_the_choice_back(bench, protected_panel) -> None:
    panel = protected_panel
    panel.confidential.include.setChecked(True)
    panel.path.setText("~nobody-of-that-name/x.csv")
    panel.start.click()
    bench.qtbot.waitUntil(lambda: bool(panel.result.text()))
    assert "no folder" in panel.result.text()
    assert not panel.confidential.include.isChecked()


def test_one_export_at_a_time(bench, panel) -> None:
    window = panel.window()
    go_on = threading.Event()
    window.files.workspace.work(lambda _progress: go_on.wait(10))
    job = panel.run()
    panel.path.setText(panel.path.text().replace("out", "other"))
    assert not panel.start.isEnabled()
    bench.qtbot.keyClick(panel.path, Qt.Key.Key_Return)
    assert panel._job is job
    go_on.set()
    bench.qtbot.waitUntil(panel.start.isEnabled)


def test_the_last_sentence_tells_of_what_was_written_whatever_is_chosen_since(bench, panel) -> None:
    panel.format.choose("jsonl")
    panel.run()
    panel.format.box.blockSignals(True)
    panel.format.choose("csv")
    bench.qtbot.waitUntil(lambda: bool(panel.result.text()))
    assert "record" in panel.result.text()


def test_each_choice_counts_once_what_stays_out(bench, panel, monkeypatch) -> None:
    window, asked = panel.window(), []

    def count(*args: object, **_: object) -> Kept:
        asked.append(args)
        return Kept()

    monkeypatch.setattr(Counting, "kept_back", count)
    for change in (
        lambda: panel.begin(window.desk.section),
        lambda: panel.format.choose("jsonl"),
        lambda: panel.range.whole.setChecked(True),
        lambda: panel.format.choose("csv"),
    ):
        asked.clear()
        change()
        bench.settle(window)
        assert len(asked) == 1


def test_no_letter_of_the_panel_is_one_of_the_menu(panel) -> None:
    def letters(texts):
        return [text[text.index("&") + 1].casefold() for text in texts if "&" in text]

    menus = letters(action.text() for action in panel.window().menuBar().actions())
    mine = letters(
        one.text() for one in panel.findChildren(QAbstractButton) if one.isVisibleTo(panel)
    )
    assert menus
    assert mine
    assert not set(mine) & set(menus)
    assert len(mine) == len(set(mine))


def test_the_focus_comes_back_to_the_button_that_was_pressed(bench, panel) -> None:
    panel.window().activateWindow()
    panel.start.setFocus()
    written(bench, panel)
    bench.qtbot.waitUntil(panel.start.hasFocus)
