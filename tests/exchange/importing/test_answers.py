"""Answers are held against what can be answered, now and when they are remembered."""

from __future__ import annotations

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import Rows, look, plan, rows, take

from mercato.exchange.importing import memory
from mercato.exchange.questions import Unanswered
from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.schema import Organization, Person
from mercato.records.verbs import deleting, editing, linking

TWICE = rows("name", "Mia Ka", "Mia Ka")
WHO = rows("who|to", "Ann Lee|Acme")
MOVE = {"person": "who", "to_organization": "to"}


@pytest.mark.parametrize(
    ("table", "answers", "bad"),
    [
        (TWICE, {"repeated:person": "maybe"}, "repeated:person"),
        (
            TWICE,
            {"repeated:person": "one_by_one", "repeated:person:Mia Ka": "bogus"},
            "repeated:person:Mia Ka",
        ),
        (TWICE, {"links:person": "bogus"}, "links:person"),
    ],
)
def test_an_answer_that_nothing_asks_for_is_refused_with_its_key(
    desk: Desk, table: Rows, answers: dict[str, str], bad: str
) -> None:
    wanted = plan("people", {"name": "name"}, answers={"repeated:person": "one", **answers})
    with pytest.raises(Refused, match="no_such_answer") as refusal:
        take(table, wanted)
    assert refusal.value.values["key"] == bad
    assert Person.select().count() == 0


@pytest.mark.parametrize("answer", ["same", "bogus"])
def test_a_name_that_means_no_record_is_refused_with_its_key(desk: Desk, answer: str) -> None:
    with journal.edit("import.table"):
        for country in ("FR", "DE"):
            editing.create("person", name="Ann Lee", note=country)
    key = "link:person:Ann Lee"
    for table, wanted in (
        (WHO, plan("moves", MOVE, answers={key: answer})),
        (rows("name", "Ann Lee"), plan("people", {"name": "name"}, answers={key: answer})),
    ):
        with pytest.raises(Refused, match="no_such_answer") as refusal:
            take(table, wanted)
        assert refusal.value.values["key"] == key


def test_a_remembered_answer_goes_with_its_record(desk: Desk) -> None:
    with journal.edit("import.table"):
        first, second = (editing.create("person", name="Ann Lee") for _ in range(2))
    key, meant = "link:person:Ann Lee", editing.uid_of(first)
    take(WHO, plan("moves", MOVE, answers={key: meant, "link:person:Bo Li": "new"}))
    assert memory.answers(WHO.headers) == {key: meant, "link:person:Bo Li": "new"}
    with journal.edit("delete"):
        deleting.delete(first)
    assert memory.answers(WHO.headers) == {"link:person:Bo Li": "new"}
    assert linking.find("person", "Ann Lee") == [second]


def test_only_answers_that_count_in_a_file_are_told_of(desk: Desk) -> None:
    with journal.edit("import.table"):
        first, _ = (editing.create("person", name="Ann Lee") for _ in range(2))
    uid, keys = editing.uid_of(first), ("link:person:Ann Lee", "link:person:Bo", "link:source:News")
    answers = {keys[0]: uid, keys[1]: uid, keys[2]: "new"}
    report = look(WHO, plan("moves", MOVE, answers=answers))
    assert [one.key for one in report.answered] == [keys[0]]


def test_a_rehearsal_and_a_run_that_takes_nothing_are_not_remembered(desk: Desk) -> None:
    with pytest.raises(Unanswered):
        take(TWICE, plan("people", {"name": "name"}))
    assert memory.answers(TWICE.headers) == {}


@pytest.mark.parametrize("table", ["moves", "positions"])
def test_spellings_of_one_name_make_no_second_record_of_one_thing(desk: Desk, table: str) -> None:
    link = "to_organization" if table == "moves" else "organization"
    listed = rows("who|where", "Zoé Po|Crédit", "Zoe\u0301 Po|Cre\u0301dit\u200e", "ZOÉ PO|CRÉDIT")
    answers = {"repeated:person": "one"}
    report = take(listed, plan(table, {"person": "who", link: "where"}, answers=answers))
    assert (report.counts["new"], report.counts["same"]) == (1, 2)
    assert (Person.select().count(), Organization.select().count()) == (1, 1)


@pytest.mark.parametrize("table", ["moves", "positions"])
def test_rows_whose_names_were_answered_for_are_found_again(desk: Desk, table: str) -> None:
    with journal.edit("set_up"):
        apple = editing.create("organization", name="Apple")
        editing.create("person", name="John Smith")
        john = editing.create("person", name="John Smith")
    answers = {
        "link:organization:Apple Inc": editing.uid_of(apple),
        "link:person:John Smith": editing.uid_of(john),
    }
    link = "from_organization" if table == "moves" else "organization"
    listed = rows("who|where", "Ann Lee|Apple Inc", "John Smith|Apple Inc")
    wanted = plan(table, {"person": "who", link: "where"}, answers=answers)
    assert take(listed, wanted).counts["new"] == 2
    again = take(listed, wanted)
    assert (again.counts["same"], again.absent) == (2, [])
