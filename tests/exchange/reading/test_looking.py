"""What a look tells: settings that can be corrected, lines left out, tables of our own."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.exchange.reading.kinds import KINDS, text
from tests.exchange.reading.workbooks import sheet, xlsx

from mercato.exchange.questions import Unanswered
from mercato.exchange.reading import look
from mercato.records.errors import FileTrouble, Refused
from mercato.workspace import words

OURS = ["uid", "name", "note", "confidentiality"]
SUSPICIOUS = [
    ["a1", "Total", "AT&amp;T", ""],
    ["b2", "Région Nord", "", ""],
    ["c3", "HÃ©lÃ¨ne", "", ""],
]


def write(folder: Path, content: str) -> Path:
    path = folder / "table.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return path


def test_what_we_wrote_ourselves_is_data_whatever_it_looks_like(tmp_path: Path) -> None:
    rows = [*SUSPICIOUS, *(["d4", "Ann", "x", "internal"] for _ in range(9))]
    seen = look(write(tmp_path, text(rows, header=OURS)))
    assert seen.questions == ()
    assert [row.cells for row in seen.rows()] == rows


def test_the_guard_is_asked_about_where_nothing_tells_whether_a_file_has_it(tmp_path: Path) -> None:
    rows = [[f"a{n}", "Ann", f"'={n}", ""] for n in range(3)]
    path = write(tmp_path, text(rows, header=OURS))
    (question,) = look(path).questions
    assert (question.key, question.proposed) == ("guard", "removed")
    seen = look(path, {"guard": "removed"})
    assert [row.cells[2] for row in seen.rows()] == ["=0", "=1", "=2"]


def test_our_own_header_is_one_whatever_stands_below(tmp_path: Path) -> None:
    rows = [["a1", "uid", "name", ""], ["a2", "name", "uid", ""], ["a3", "note", "tags", ""]]
    seen = look(write(tmp_path, text(rows, header=OURS)))
    assert seen.questions == ()
    assert [row.cells for row in seen.rows()] == rows


def test_a_workbook_of_ours_has_no_guard_to_take_off(tmp_path: Path) -> None:
    rows = [[f"a{n}", "Ann", f"'={n}", ""] for n in range(3)]
    about = sheet([["Mercato", "1.0"], ["Rows", "3 rows"]])
    seen = look(xlsx(tmp_path / "t.xlsx", {"People": sheet([OURS, *rows]), "About": about}))
    assert seen.questions == ()
    assert [row.cells for row in seen.rows()] == rows


def test_cells_that_say_that_they_are_as_the_one_above_are_asked_about(tmp_path: Path) -> None:
    path = write(tmp_path, 'firm,name\nAcme,Ann\nidem,Bob\n"""",Cid\nBlip,Idem\n')
    (question,) = look(path).questions
    assert (question.key, question.values["count"], question.values["line"]) == ("ditto", 3, 3)
    seen = look(path, {"ditto": "repeated"})
    assert [row.cells for row in seen.rows()][1:] == [
        ["Acme", "Bob"],
        ["Acme", "Cid"],
        ["Blip", "Cid"],
    ]
    assert [row.cells for row in look(path, {"ditto": "kept"}).rows()][2] == ['"', "Cid"]


def test_all_cells_that_may_mean_what_stands_above_are_counted(tmp_path: Path) -> None:
    groups = [[f"Firm {number}", "Ann", "VP"] for number in range(2000)]
    rows = [row for group in groups for row in (group, ["", "Bob", "CFO"])]
    (question,) = look(write(tmp_path, text(rows, header=["firm", "name", "role"]))).questions
    assert (question.key, question.values["count"]) == ("above", 2000)


def test_the_sheet_about_our_own_table_is_no_table(tmp_path: Path) -> None:
    about = sheet([["Table", "People"], ["Rows", "1 row"], ["Written", "2026-01-01"]])
    path = xlsx(tmp_path / "t.xlsx", {"People": sheet([OURS, *SUSPICIOUS[:1]]), "About": about})
    assert [row.cells for row in look(path).rows()] == [["a1", "Total", "AT&T", ""]]


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({"delimiter": ";"}, ["a,b", "1"]),
        ({"delimiter": "none"}, ["a,b;1"]),
        ({"header": "none"}, ["name,city", "n"]),
        ({"header": "2"}, ["c,d", "2"]),
        ({"encoding": "latin-1"}, ["a,b", "1"]),
        ({"quote": "none"}, ["a,b", "1"]),
    ],
)
def test_every_setting_can_be_forced_asked_or_not(
    answers: dict[str, str], first: list[str], tmp_path: Path
) -> None:
    path = write(tmp_path, "name,city;n\na,b;1\nc,d;2\ne,f;3\n")
    seen = look(path, {"delimiter": "semicolon", "header": "1"} | answers)
    assert next(seen.rows()).cells == first


@pytest.mark.parametrize("content", ["name,city\nAnn,Paris", "name,city\n", 'a,b\n1,"2"'])
def test_a_file_without_an_end_of_its_last_line_is_nothing_to_tell(
    content: str, tmp_path: Path
) -> None:
    assert look(write(tmp_path, content)).notes == ()


def test_characters_that_nobody_sees_are_told(tmp_path: Path) -> None:
    seen = look(write(tmp_path, "name,city\nAnn\u200b,Paris\nBob,Rome\nCi\xadd,Ulm\n"))
    (note,) = seen.notes
    assert (note.code, note.values["lines"]) == ("reading.invisible", [2, 4])
    assert note.values["characters"] == ["U+00AD", "U+200B"]


def test_a_second_table_of_words_below_the_first_is_asked_about(tmp_path: Path) -> None:
    path = write(tmp_path, "Name,Company\nAnn Lee,Acme\n\nLeft,Organization\nBob Ray,Blip\n")
    (question,) = look(path).questions
    assert (question.key, question.values["line"]) == ("inner_header", 4)
    assert look(write(tmp_path, "Name,Role\nAnn Lee,CEO\n\nBob Ray,Minister\n")).questions == ()


def test_names_of_columns_in_two_lines_are_read_together(tmp_path: Path) -> None:
    names = "The list\n\nPerson,From,,To,\n,Firm,Role,Firm,Role\n"
    path = write(tmp_path, f"{names}Ann Lee,Acme,CEO,Blip,CFO\nBob Ray,Coco,CTO,Dada,COO\n")
    (question,) = look(path).questions
    assert (question.key, question.proposed) == ("header", "3+4")
    seen = look(path, {"header": "3+4"})
    assert seen.headers == ("Person", "From Firm", "From Role", "To Firm", "To Role")
    assert [(one.first, one.code) for one in seen.skipped] == [
        (1, "reading.skipped.title"),
        (2, "reading.skipped.blank"),
        (3, "reading.skipped.names_above"),
    ]
    assert next(seen.rows()).cells == ["Ann Lee", "Acme", "CEO", "Blip", "CFO"]
    assert look(path, {"header": "4"}).headers[1:4] == ("Firm", "Role", "Firm (2)")


def test_settings_say_what_is_in_use_with_all_other_answers(tmp_path: Path) -> None:
    seen = look(write(tmp_path, text()))
    settings = {one.key: one.proposed for one in seen.layout.settings}
    assert settings["delimiter"] == "comma"
    assert settings["encoding"] == "utf-8"
    assert settings["header"] == "1"
    delimiter = next(one for one in seen.layout.settings if one.key == "delimiter")
    assert {"comma", "semicolon", "tab", "none"} <= {one.code for one in delimiter.options}


def test_an_answer_that_is_none_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        look(write(tmp_path, text()), {"header": "first"})
    assert "“first” is no answer to header" in words.trouble(refusal.value)


def test_open_questions_are_said_and_a_sample_shows_what_is_proposed(tmp_path: Path) -> None:
    seen = look(write(tmp_path, "name,city\nAnn,Paris,\n"))
    with pytest.raises(Unanswered) as refusal:
        seen.rows()
    assert refusal.value.questions == seen.questions
    assert "one question open" in words.trouble(refusal.value)
    assert [row.cells for row in seen.sample()] == [["Ann", "Paris"]]


def test_lines_that_are_no_rows_are_named_with_their_reason(tmp_path: Path) -> None:
    content = "The board\n\nname,n\nAnn,1\n\nname,n\nBob,2\nTotal,3\n"
    seen = look(write(tmp_path, content), {"total_line": "left_out"})
    reasons = [(one.first, one.code.removeprefix("reading.skipped.")) for one in seen.skipped]
    assert reasons == [(1, "title"), (2, "blank"), (5, "blank"), (6, "header_again"), (8, "total")]
    assert [(row.line, row.cells) for row in seen.rows()] == [(4, ["Ann", "1"]), (7, ["Bob", "2"])]


def test_a_line_that_tells_the_delimiter_is_left_out_by_name() -> None:
    seen = look("sep=;\nname;n\nAnn;1\n")
    assert [(one.first, one.code) for one in seen.skipped] == [(1, "reading.skipped.sep")]


def test_the_clipboard_is_read_like_a_file() -> None:
    seen = look('name\tnote\r\nAnn\t"two\nlines"\r\n')
    assert seen.layout.format == "text"
    assert [row.cells for row in seen.rows()] == [["Ann", "two\nlines"]]


def test_a_file_that_was_changed_since_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, text())
    seen = look(path)
    path.write_text("name,city\nAnn,Paris\n", encoding="utf-8")
    with pytest.raises(Refused, match="changed"):
        seen.rows()


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(FileTrouble) as trouble:
            look(path)
        assert str(path) in words.trouble(trouble.value)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, text())
    path.chmod(stat.S_IWUSR)
    with pytest.raises(FileTrouble, match="not_allowed"):
        look(path)


def test_progress_is_told_and_looking_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, text([["Ann", "Paris", "2019-01-01", "1"]] * 60_000))
    told: list[tuple[int, int]] = []
    look(path, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] >= 0.9 * told[-1][1]
    with pytest.raises(ZeroDivisionError):
        look(path, progress=lambda done, total: 1 // 0)


def test_everything_that_is_asked_and_said_has_its_words(tmp_path: Path) -> None:
    for kind in KINDS:
        path = tmp_path / f"table{kind.suffix}"
        path.write_bytes(kind.content)
        try:
            seen = look(path)
        except Refused as refusal:
            said = [words.trouble(refusal)]
        else:
            said = [words.note(note.code, **note.values) for note in seen.notes]
            said += [words.sentence(skipped.code) for skipped in seen.skipped]
            for asked in (*seen.questions, *seen.layout.settings):
                said += [words.question(asked), *(words.option(asked, o) for o in asked.options)]
        assert not [one for one in said if "version of Mercato" in one or "{" in one or "…" in one]
