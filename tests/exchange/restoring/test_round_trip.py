"""Our own JSON Lines lose nothing: into an empty file and out again they are the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.exporting.conftest import Desk
from tests.safety import random_desk
from tests.safety.random_desk import RandomDesk

from mercato.exchange import importing, reading, restoring
from mercato.records.journal import journal
from mercato.records.schema import Organization, Person, Position, Source
from mercato.records.storage import file
from mercato.records.verbs import editing


def written(desk: Desk, name: str = "out") -> bytes:
    desk.out = desk.out.with_name(name)
    desk.export("all", "jsonl", include_confidential=True)
    return desk.out.read_bytes()


def emptied(folder: Path) -> None:
    file.close_connection()
    file.create(folder / "fresh.mercato")
    file.open_file(folder / "fresh.mercato")


def taken(path: Path, **options: object) -> object:
    with journal.edit("import.table"):
        return restoring.run(path, **options)


def random_work(seed: int) -> None:
    work = RandomDesk(seed)
    for _ in range(60):
        work.step()


@pytest.mark.parametrize("seed", range(6))
def test_what_the_verbs_made_comes_back_the_same(desk: Desk, tmp_path: Path, seed: int) -> None:
    random_work(seed)
    before, content = written(desk), random_desk.content()
    emptied(tmp_path)
    report = taken(desk.out)
    assert report.refused == []
    assert report.adds_up
    assert written(desk, "again") == before
    assert {table: len(rows) for table, rows in random_desk.content().items()} == {
        table: len(rows) for table, rows in content.items()
    }
    assert file.check_file() == []


def test_a_uid_in_capitals_and_small_letters_is_the_same_however_it_is_spelled(
    desk: Desk, tmp_path: Path
) -> None:
    uid = desk.add("person", name="Ada Lovelace")
    plain = written(desk)
    letter = next(one for one in uid if one.isalpha())
    mixed = uid.replace(letter, letter.upper(), 1)
    assert mixed not in (uid, uid.upper())
    other = tmp_path / "mixed.jsonl"
    other.write_bytes(plain.replace(uid.encode(), mixed.encode()))
    emptied(tmp_path)
    assert taken(other).counts["new"] == 1
    assert written(desk, "again") == other.read_bytes()
    assert taken(tmp_path / "out").counts["same"] == 1
    desk.out = tmp_path / "people.csv"
    desk.export("people", "csv")
    table = importing.Table(reading.look(desk.out), "people.csv")
    with journal.edit("import.table"):
        report = importing.run(table, importing.propose(table, "people").plan)
    assert report.counts["same"] == 1


@pytest.mark.parametrize("day", ["9999-12-31", "0000-01-01"])
def test_a_day_that_stands_for_an_open_end_elsewhere_is_kept(
    desk: Desk, tmp_path: Path, day: str
) -> None:
    desk.add("organization", name="Acme", founded=day)
    written(desk)
    emptied(tmp_path)
    taken(desk.out)
    kept = Organization.get()
    assert (kept.founded, kept.founded_text) == (day, day)


def test_what_our_rules_would_not_take_today_comes_back_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    uid = desk.add("move", party="a team", to="Apple")
    desk.add("position", person="Ada", organization="Apple", start="2020", end="2021")
    desk.add("source", headline="x")
    with journal.edit("test.edit"):
        editing.set_field(desk.id(uid), "party", None)
        Position.update(
            start_latest="2029-12-31", start_earliest="2029-01-01", start="2029"
        ).execute()
        Source.update(headline=None).execute()
    before = written(desk)
    emptied(tmp_path)
    assert taken(desk.out).refused == []
    assert written(desk, "again") == before


@pytest.mark.parametrize("seed", range(3))
def test_into_the_same_file_changes_nothing(desk: Desk, seed: int) -> None:
    random_work(seed)
    before, content = written(desk), random_desk.content()
    report = taken(desk.out)
    assert report.refused == []
    assert report.counts["new"] == report.counts["changed"] == 0
    assert random_desk.content() == content
    assert written(desk, "again") == before


def test_empty_fields_may_be_named_by_other_programs(desk: Desk) -> None:
    desk.add("person", name="Ada Lovelace")
    desk.out.write_bytes(written(desk).replace(b'"given_name"', b'"note":null,"given_name"'))
    assert taken(desk.out).counts["same"] == 1


def test_a_field_that_is_named_and_empty_empties_nothing_and_says_so(desk: Desk) -> None:
    desk.add("position", person="Ada Lovelace", organization="Apple", role="CEO")
    lines = [json.loads(line) for line in written(desk).splitlines()]
    said = {"organization": None, "role": None, "interim": None, "sort_name": None}
    emptied_ones = [line | {key: said[key] for key in line.keys() & said} for line in lines]
    desk.out.write_text("".join(f"{json.dumps(line)}\n" for line in emptied_ones))
    report = taken(desk.out)
    assert (report.counts["changed"], report.counts["refused"]) == (0, 0)
    assert report.counts["same"] == 3


def test_empty_fields_of_entries_make_no_second_entry(desk: Desk) -> None:
    desk.add("move", person="Ada Lovelace", to="Apple", source="https://a.example/1", quote="x")
    empty = {"references": ["uid", "locator"], "statuses": ["reference", "as_of"]}
    lines = [json.loads(line) for line in written(desk).splitlines()]
    for line in lines:
        for name, fields in empty.items():
            for entry in line.get(name, ()):
                entry.update(dict.fromkeys(fields))
    desk.out.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert taken(desk.out).counts["changed"] == 0


@pytest.mark.parametrize("name", ["aliases", "tags", "references", "statuses", "confidentiality"])
@pytest.mark.parametrize("value", [None, 5, {"a": 1}, [5], [None], [{"a": 1}]])
def test_a_record_that_is_here_is_refused_where_it_comes_back_out_of_shape(
    desk: Desk, name: str, value: object
) -> None:
    desk.add("move", person="Ada Lovelace", to="Apple")
    lines = [json.loads(line) for line in written(desk).splitlines()]
    broken = [line | ({name: value} if line["type"] == "move" else {}) for line in lines]
    desk.out.write_text("".join(f"{json.dumps(line)}\n" for line in broken))
    (move,) = (at for at, line in enumerate(lines, 1) if line["type"] == "move")
    assert [refused.line for refused in taken(desk.out).refused] == [move]


def test_undo_takes_all_of_it_back(desk: Desk, tmp_path: Path) -> None:
    random_work(1)
    written(desk)
    emptied(tmp_path)
    empty = random_desk.content()
    taken(desk.out)
    journal.undo()
    assert random_desk.content() == empty
    journal.redo()
    assert file.check_file() == []


@pytest.mark.parametrize("character", ["\0", "\x01", "\x85", "\u2028"])
def test_what_another_program_put_there_is_the_same_as_long_as_it_stands(
    desk: Desk, character: str
) -> None:
    uid = desk.add("person", name="Ada", note="x")
    desk.add("move", person=uid, to="Apple")
    with journal.edit("test.edit"):
        Person.update(note=f"a{character}b").where(Person.id == desk.id(uid)).execute()
    written(desk)
    report = taken(desk.out)
    assert (report.counts["refused"], report.counts["changed"]) == (0, 0)
    assert report.counts["same"] == 3


def test_what_may_not_be_stored_is_refused_where_it_would_change_something(desk: Desk) -> None:
    desk.add("person", name="Ada", note="x")
    path = desk.out.with_name("changed")
    path.write_bytes(written(desk).replace(b'"note":"x"', b'"note":"a\\u0001b"'))
    report = taken(path)
    assert (report.counts["refused"], report.counts["changed"]) == (1, 0)
