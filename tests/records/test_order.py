"""The order that people expect, held against one worked out in plain Python."""

from __future__ import annotations

import csv
import unicodedata
from itertools import groupby
from random import Random

import hypothesis
import hypothesis.strategies as st
import pytest
from tests.command_line import Terminal
from tests.desk import Desk
from tests.records.random_desk import fill

from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest
from mercato.records.finding import tables
from mercato.records.schema import Record
from mercato.records.verbs import editing

GIVEN = st.sampled_from(("Ada", "Élodie", "elodie", "Elodie", "Jean-Luc", "Zoé", "Zoe 2", "Zoe 10"))
FAMILY = st.sampled_from(
    ("Byron", "Étienne", "etienne", "Zola", "O'Neil", "Oneil", "Łukasz", "van")
)
TEXT = st.text(alphabet="aAàÀbBéœ 0129'-", max_size=7).map(str.strip)
DATE = st.sampled_from(("", "2024", "2024-06", "June 2024", "1 June 2024", "2023", "?", "2025"))


def letters(text: str) -> list[tuple[int, int, str]]:
    """What a text is compared by first: its letters without accents, its numbers by value."""
    plain = "".join(
        one
        for one in unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Ł", "L"))
        if not unicodedata.combining(one) and one != "'"
    ).casefold()
    words = "".join(one if one.isalnum() else " " for one in plain).split() or list(plain)
    found: list[tuple[int, int, str]] = []
    for kind, run in groupby(" ".join(words), key=str.isdigit):
        run = "".join(run)
        found += [(1, int(run), "")] if kind else [(2 if c.isalnum() else 0, 0, c) for c in run]
    return found


def order(keys: dict[int, tuple], *, descending: bool) -> list[int]:
    """Ids by their keys, then by id; those without one last, whichever way round."""
    known = sorted((key, one) for one, key in keys.items() if key is not None)
    unknown = sorted(one for one, key in keys.items() if key is None)
    if descending:
        known, unknown = known[::-1], unknown[::-1]
    return [one for _, one in known] + unknown


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A file that every example begins on empty."""
    desk = Desk(tmp_path_factory.mktemp("order") / "desk.mercato")
    yield desk
    desk.close()


def filled(desk, record_type: str, given: list[dict]) -> list[int]:
    """Records of that type, and no others."""
    from mercato.records.verbs import deleting

    with desk.edit():
        for (record,) in list(Record.select(Record.id).order_by(Record.id.desc()).tuples()):
            deleting.delete(record)
        return [editing.create(record_type, **one) for one in given]


@hypothesis.given(st.lists(st.tuples(GIVEN, FAMILY), min_size=1, max_size=8), st.booleans())
@hypothesis.settings(max_examples=60)
def test_people_stand_by_family_name_accents_and_capitals_second(desk, names, descending):
    ids = filled(desk, "person", [{"name": f"{given} {family}"} for given, family in names])
    keys = {
        one: (letters(f"{family} {given}"), f"{family}, {given}")
        for one, (given, family) in zip(ids, names, strict=True)
    }
    found = list(tables.ids("people", sort=[("name", descending)]))
    assert found == order(keys, descending=descending)


@hypothesis.given(
    st.lists(TEXT, min_size=1, max_size=8), st.booleans(), st.sampled_from(("to_role", "note"))
)
@hypothesis.settings(max_examples=60)
def test_texts_stand_by_letters_numbers_by_value_nothing_last(desk, texts, descending, column):
    ids = filled(desk, "move", [{"party": "a group", column: text} for text in texts])
    keys = {
        one: (letters(text), text) if text else None for one, text in zip(ids, texts, strict=True)
    }
    found = list(tables.ids("moves", sort=[(column, descending)]))
    assert found == order(keys, descending=descending)


@hypothesis.given(
    st.lists(st.tuples(DATE, st.integers(0, 2)), min_size=1, max_size=8), st.booleans()
)
@hypothesis.settings(max_examples=60)
def test_moves_stand_by_date_then_sequence_and_undated_ones_last(desk, dated, descending):
    given = [{"party": "x", "starts_on": date, "sequence": place} for date, place in dated]
    ids = filled(desk, "move", given)
    keys, undated = {}, []
    for one, (_, place) in zip(ids, dated, strict=True):
        row = editing.row("move", one)
        days = (row["starts_on_earliest"], row["starts_on_latest"])
        keys[one] = (*days, place)
        undated += [one] if None in days else []
    last = sorted(undated, key=lambda one: (keys[one][2], one), reverse=descending)
    known = order({one: keys[one] for one in ids if one not in undated}, descending=descending)
    assert list(tables.ids("moves", sort=[("date", descending)])) == known + last


def test_moves_of_one_day_stand_by_sequence_whatever_else_is_sorted_by(desk):
    moves = [{"party": "x", "starts_on": "2025", "sequence": place} for place in (2, 0, 1)]
    third, first, second = filled(desk, "move", moves)
    for later in ((), [("stage", True)], [("person", False)]):
        assert list(tables.ids("moves", sort=[("date", False), *later])) == [first, second, third]
        assert list(tables.ids("moves", sort=[("date", True), *later])) == [third, second, first]


def test_who_asserts_claims_stands_by_family_name_among_organizations(desk):
    speakers = [("person", "Zoé Byron"), ("organization", "Bystander"), ("person", "Ada Étienne")]
    filled(desk, "person", [])
    with desk.edit():
        spoken = [editing.create(kind, name=name) for kind, name in speakers]
        ids = [editing.create("claim", text="x", asserted_by=one) for one in reversed(spoken)]
    assert list(tables.ids("claims", sort=[("asserted_by", False)])) == ids[::-1]


SORTS = [
    ("people", "name"),
    ("people", "-as_of,name"),
    ("organizations", "parent,-name"),
    ("positions", "role,-start"),
    ("moves", "-date"),
    ("moves", "person,date"),
    ("moves", "stage,-to_organization"),
    ("sources", "outlet,-published_on"),
    ("claims", "kind,text"),
]


@pytest.mark.parametrize(("table", "sort"), SORTS)
def test_window_export_and_command_line_have_one_order(tmp_path, capsys, table, sort):
    desk = Desk(tmp_path / "desk.mercato")
    fill(Random(7))
    pairs = [(name.removeprefix("-"), name.startswith("-")) for name in sort.split(",")]
    found = list(tables.ids(table, sort=pairs))
    uids = [editing.uid_of(one) for one in found]
    request = ExportRequest(
        table, tmp_path / "out.csv", sort=tuple(pairs), include_confidential=True
    )
    assert export_table(request) is not None
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as handle:
        assert [row["uid"] for row in csv.DictReader(handle)] == uids
    desk.close()
    capsys.readouterr()
    terminal = Terminal(desk.path, capsys.readouterr)
    answer = terminal.run("find", "FILE", table, f"--sort={sort}", "--columns=uid")
    assert answer.status == 0, answer.err
    assert answer.lines[1:] == uids
    assert len(uids) > 5
