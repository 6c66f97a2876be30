"""The plan of an import while it is edited: each field is filled once, nothing is forgotten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from mercato.exchange.importing.guessing import CONTENT, EXPORT, HEADER
from mercato.exchange.importing.plan import (
    MATCHES,
    RULES,
    TABLES,
    ColumnView,
    ImportPlan,
    Mapped,
    Proposed,
)
from mercato.exchange.importing.proposing import REMEMBERED
from mercato.exchange.importing.targets import targets
from mercato.exchange.reading.splitting import Row
from mercato.workspace.importing import naming
from mercato.workspace.importing.columns_model import SAMPLES, TARGET, WHY, ColumnsModel
from mercato.workspace.importing.draft import CHOSEN, CONSTANT, TAKEN, Draft
from mercato.workspace.importing.outcome_model import LISTS
from mercato.workspace.words import catalogue

NAME = ColumnView("Name", ("Pang, Ruoming", "Lovelace, Ada"), "name", "header")
ROLE = ColumnView("Role", ("head of models", ""), "role", "content")
WHERE = ColumnView("Where", ("Apple", "Meta"))

ROWS = [Row(2, ["Pang, Ruoming", "head of models", "Apple"]), Row(3, ["Lovelace, Ada", "", "Meta"])]


def drafted(*columns: Mapped) -> Draft:
    plan = ImportPlan("people", columns or (Mapped("name", ("Name",)), Mapped("role", ("Role",))))
    draft = Draft()
    draft.begin(Proposed(plan, (NAME, ROLE, WHERE)), ROWS)
    return draft


def filled(draft: Draft) -> dict[str, tuple[str, ...]]:
    return {one.field: one.columns for one in draft.plan.columns}


def test_what_is_proposed_comes_back_as_the_plan():
    cut = (Mapped("family_name", ("Name",), ", ", 1), Mapped("given_name", ("Name",), ", ", 2))
    joined = Mapped("note", ("Role", "Where"))
    draft = drafted(*cut, joined)
    assert set(draft.plan.columns) == {*cut, joined}
    assert [line.columns for line in draft.lines if not line.added] == [
        *[("Name",), ("Role",), ("Where",)]
    ]


def test_a_field_that_another_column_takes_is_taken_and_said():
    draft = drafted()
    draft.assign(2, "name")
    assert filled(draft) == {"name": ("Where",), "role": ("Role",)}
    assert (draft.lines[0].reason, draft.lines[0].by) == ("taken", "Where")


def test_a_column_is_split_and_put_together_again():
    draft = drafted()
    draft.split(0, ",")
    assert [line.samples for line in draft.lines[:2]] == [
        ("Pang", "Lovelace"),
        ("Ruoming", "Ada"),
    ]
    draft.assign(1, "given_name")
    assert Mapped("given_name", ("Name",), ",", 2) in draft.plan.columns
    draft.remove(1)
    assert draft.lines[0].samples == NAME.samples
    assert len(draft.lines) == 3


def test_two_columns_are_joined_in_a_line_of_their_own():
    draft = drafted()
    draft.join(1, "Where")
    assert draft.lines[2].samples == ("head of models Apple", "Meta")
    draft.assign(2, "note")
    assert filled(draft)["note"] == ("Role", "Where")
    draft.remove(2)
    assert filled(draft) == {"name": ("Name",), "role": ("Role",)}


def test_a_constant_and_a_column_do_not_fill_the_same_field():
    draft = drafted()
    draft.set_constant("role", "minister")
    assert filled(draft) == {"name": ("Name",)}
    draft.assign(1, "role")
    assert draft.plan.constants == {}


def test_a_rule_for_a_field_goes_with_the_field():
    draft = drafted()
    draft.set_rule("role", "blank")
    assert (draft.plan.rules, draft.plan.blank) == ({"role": "overwrite"}, {"role"})
    draft.assign(1, None)
    assert (draft.plan.rules, draft.plan.blank) == ({}, frozenset())


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("assign", "split", "join", "again", "remove", "constant")),
        st.integers(0, 5),
        st.sampled_from([one.name for one in targets("people")][:6]),
    ),
    max_size=12,
)


@given(STEPS)
def test_no_step_fills_a_field_twice_or_loses_a_column(steps):
    draft = drafted()
    for step, place, name in steps:
        place %= len(draft.lines)
        match step:
            case "assign":
                draft.assign(place, name)
            case "split" if not draft.lines[place].cut and len(draft.lines[place].columns) == 1:
                draft.split(place, ",")
            case "join" if "Where" not in draft.lines[place].columns:
                draft.join(place, "Where")
            case "again":
                draft.again(place)
            case "remove":
                draft.remove(place)
            case "constant":
                draft.set_constant(name, "x")
    fields = [*(one.field for one in draft.plan.columns), *draft.plan.constants]
    assert len(fields) == len(set(fields))
    assert {column for line in draft.lines for column in line.columns} == {"Name", "Role", "Where"}


def test_the_table_of_columns_shows_and_takes_what_they_fill(qtbot):
    draft = drafted()
    model = ColumnsModel(draft)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(0, SAMPLES).data() == "Pang, Ruoming · Lovelace, Ada"
    assert model.setData(model.index(2, TARGET), "organization")
    assert model.index(2, TARGET).data() == "Organization"
    draft.split(0, ",")
    assert model.index(1, 0).data() == "Name, part 2"
    draft.assign(1, "organization")
    assert model.index(3, WHY).data() == "now filled by “Name”"


def test_all_that_the_page_says_of_a_plan_has_words():
    said = [f"import.match.{name}" for name in (*MATCHES, "best")]
    said += [f"import.rule.{name}" for name in (*RULES, "best", "usual", "blank")]
    said += [f"import.outcome.{name}" for name in LISTS]
    said += [f"import.reason.{name}" for name in (HEADER, CONTENT, REMEMBERED, EXPORT)]
    said += [f"import.reason.{name}" for name in (CHOSEN, TAKEN, CONSTANT)]
    said += [f"import.row.{name}" for name in TABLES]
    assert [code for code in said if code not in catalogue.SENTENCES] == []


@pytest.mark.parametrize("table", ["people", "organizations", "positions", "moves", "sources"])
def test_everything_that_a_column_can_fill_has_a_name_of_its_own(table):
    said = [naming.target(table, one.name) for one in targets(table)]
    assert len(said) == len(set(said))
    assert all(text[0].isupper() for text in said), said
    assert all(naming.target_group(table, one.group) for one in targets(table))
