"""What stands in a file of whole records: taken, or refused with the line and the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange import restoring
from mercato.exchange.importing.report import Report
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Record
from mercato.records.verbs import editing
from mercato.workspace import words

ADA = {"type": "person", "uid": "11111111-1111-4111-8111-111111111111", "name": "Ada"}
ORG = {"type": "organization", "uid": "x", "name": "X"}
START, END = {"type": "mercato", "version": 1}, {"type": "end", "records": 1}


def lines(desk: Desk, *records: Any) -> Path:
    desk.out.write_text(
        "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in records)
    )
    return desk.out


def take(desk: Desk, *records: Any, ends: bool = True, **options: Any) -> Report:
    listed = (START, *records, END) if ends else records
    with journal.edit("import.table"):
        report = restoring.run(lines(desk, *listed), **options)
    assert report.adds_up
    return report


def test_a_record_is_taken_and_found(desk: Desk) -> None:
    report = take(desk, {**ADA, "aliases": [{"text": "Countess", "kind": "other", "weak": False}]})
    assert report.counts == {"new": 1, "changed": 0, "same": 0, "skipped": 2, "refused": 0}
    assert list(tables.ids("people", "countess")) == list(tables.ids("people", "ada"))


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("{", "restoring.not_json"),
        ("[1]", "restoring.no_object"),
        ('{"type": "person", "type": "move"}', "restoring.key_twice"),
        ({"type": "ghost", "uid": "x"}, "restoring.unknown_type"),
        ({"type": "person", "name": "Bob"}, "restoring.no_uid"),
        ({"type": "person", "uid": "x"}, "field.required"),
        ({**ADA, "uid": "x", "shoe_size": 41}, "restoring.unknown_field"),
        ({**ADA, "uid": "x", "birth_year": "1815"}, "integer.unreadable"),
        ({**ADA, "uid": "x", "birth_year": 10**30}, "integer.unreadable"),
        ({**ADA, "uid": "x", "name": "half \ud83d"}, "restoring.half_character"),
        ({**ADA, "uid": "x", "name": 7}, "restoring.no_text"),
        ({**ADA, "uid": "x", "name": "a\u202eb"}, "text.control_characters"),
        ({**ADA, "uid": "x", "name": "x" * 501}, "text.too_long"),
        ({**ADA, "uid": "x", "confidentiality": "secret"}, "choice.unknown"),
        ({**ADA, "uid": "x", "tags": "ai"}, "restoring.no_list"),
        ({**ADA, "uid": "x", "aliases": ["Bob"]}, "restoring.no_object_in"),
        (
            {**ORG, "founded": {"edtf": "2025-13"}},
            "restoring.bad_date",
        ),
        (
            {**ORG, "founded": "2025"},
            "restoring.bad_date",
        ),
        (
            {**ORG, "parent": "y"},
            "restoring.link_missing",
        ),
        (
            {**ORG, "parent": ADA["uid"]},
            "link.wrong_type",
        ),
        ({**ORG, "parent": "x"}, "organization.cycle"),
        ({"type": "person", "uid": "x", "merged_into": "y"}, "restoring.link_missing"),
        ({**ADA, "name": "Another"}, "restoring.uid_twice"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_line_and_the_rest_is_taken(
    desk: Desk, record: Any, code: str
) -> None:
    report = take(desk, ADA, record)
    assert [(one.line, one.code) for one in report.refused] == [(3, code)]
    assert report.counts["new"] == 1
    refused = Refused(code, field=report.refused[0].field, **report.refused[0].values)
    assert "does not know" not in words.trouble(refused)


def test_what_our_rules_would_refuse_is_taken_and_told(desk: Desk) -> None:
    moves = [
        {"type": "move", "uid": "m1", "to_organization": "x", "to_state": "known"},
        {"type": "move", "uid": "m2", "person": ADA["uid"], "from_state": "unknown"},
        {"type": "move", "uid": "m3", "party": "ten engineers", "to_state": "none", "terms": "?"},
    ]
    wrong = {
        **ORG,
        "country": "Atlantis",
        "founded": {"edtf": "2001"},
        "dissolved": {"edtf": "1999"},
    }
    empty = {"type": "source", "uid": "s"}
    report = take(desk, ADA, wrong, *moves, empty)
    assert (report.counts["new"], report.refused) == (6, [])
    told = {note.code.removeprefix("restoring.against."): note.values for note in report.notes}
    assert {code: values["lines"] for code, values in told.items()} == {
        "date.end_before_start": [3],
        "move.nobody": [4],
        "move.nowhere": [5],
        "move.source_needed": [6],
        "source.empty": [7],
        "value": [3],
    }
    assert "…" not in "".join(words.note(note.code, **note.values) for note in report.notes)
    assert take(desk, ADA, wrong, *moves, empty).notes == []
    assert take(desk, {**ADA, "birth_year": 3}).notes[0].code == "restoring.against.value"


def test_what_links_to_a_refused_line_is_refused_with_it(desk: Desk) -> None:
    bad = {"type": "organization", "uid": "x", "name": ""}
    below = {"type": "organization", "uid": "y", "name": "Unit", "parent": "x"}
    post = {"type": "position", "uid": "z", "person": ADA["uid"], "organization": "y"}
    report = take(desk, {**bad, "kind": "castle"}, below, post, ADA)
    assert {one.line: one.code for one in report.refused} == {
        2: "choice.unknown",
        3: "restoring.link_refused",
        4: "restoring.link_refused",
    }


def test_organizations_that_hang_on_each_other_are_refused(desk: Desk) -> None:
    a = {"type": "organization", "uid": "a", "name": "A", "parent": "b"}
    b = {"type": "organization", "uid": "b", "name": "B", "parent": "a"}
    assert {one.code for one in take(desk, a, b).refused} == {"organization.cycle"}


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ([START, ADA], "restoring.cut_off"),
        ([{"type": "mercato", "version": 99}, END], "restoring.newer"),
        (["a,b", "1,2"], "restoring.unknown"),
        ([], "restoring.unknown"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_as_a_whole(
    desk: Desk, listed: list[Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        take(desk, *listed, ends=False)
    assert refused.value.code == code
    assert "does not know" not in words.trouble(refused.value)


def test_a_record_that_is_here_gets_what_differs_and_loses_nothing(desk: Desk) -> None:
    uid = desk.add("person", name="Ada", note="Kept", tag="maths", alias="Countess")
    changed = {**ADA, "uid": uid, "name": "Ada Lovelace", "tags": ["poetry"]}
    report = take(desk, changed)
    assert [cell.field for cell in report.changed[0].cells] == ["name", "tags"]
    fields = editing.get_fields(desk.id(uid))
    assert (fields["name"], fields["note"]) == ("Ada Lovelace", "Kept")
    assert take(desk, changed).counts["same"] == 1


def test_what_is_protected_here_is_never_made_public(desk: Desk) -> None:
    uid = desk.add("person", name="Ada", confidentiality="protected")
    take(desk, {**ADA, "uid": uid, "note": "New"})
    assert Record.get(Record.uid == uid).confidentiality == "protected"


def test_a_rehearsal_says_the_same_and_changes_nothing(desk: Desk) -> None:
    report = restoring.rehearse(lines(desk, START, ADA, END))
    assert report.dry_run
    assert report.counts["new"] == 1
    assert not list(tables.ids("people"))
    assert take(desk, ADA).counts["new"] == 1


def test_a_tag_marks_what_came_if_one_is_wanted(desk: Desk) -> None:
    take(desk, ADA, tag="wire")
    assert len(tables.ids("people", "tag:wire")) == 1


def test_refused_lines_are_written_as_they_were(desk: Desk, tmp_path: Path) -> None:
    bad = '{"type": "person",  "uid": "x"}'
    report = take(desk, ADA, bad)
    assert restoring.write_refused(report, desk.out, tmp_path / "bad.jsonl") == 1
    assert (tmp_path / "bad.jsonl").read_text() == f"{bad}\n"
