"""Which rows are records that are there already, what is asked, and what is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import asked, plan, rows, take

from mercato.exchange import reading
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest
from mercato.exchange.importing import Table, comparing, propose
from mercato.exchange.importing.plan import TABLES
from mercato.exchange.questions import Question
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Move, Organization, Person, Position, Record
from mercato.records.verbs import editing, linking

PEOPLE = {"name": "name", "organization": "where"}
POSTS = {"person": "who", "organization": "where", "role": "role"}


def keys(questions: list[Question]) -> list[str]:
    return [question.key for question in questions]


def person(name: str, where: str | None = None) -> int:
    """Somebody recorded before, with a post."""
    with journal.edit("person.created"):
        made = editing.create("person", name=name)
        if where is not None:
            place = linking.find_or_create("organization", where)
            editing.create("position", person=made, organization=place)
    return made


def test_homonyms_in_a_list_are_asked_and_never_merged_by_themselves(desk: Desk) -> None:
    table = rows("name", *["Luis García"] * 41, "Ann Lee")
    (question,) = asked(table, plan("people", {"name": "name"}))
    assert (question.key, question.values["rows"]) == ("repeated:person", 41)
    each = plan("people", {"name": "name"}, answers={"repeated:person": "each"})
    assert take(table, each).made == {"person": 42}
    assert take(table, each).counts["same"] == 42


def test_one_by_one_asks_for_each_name(desk: Desk) -> None:
    table = rows("name", "A Lee", "A Lee", "B Lee", "B Lee")
    answers = {"repeated:person": "one_by_one", "repeated:person:A Lee": "one"}
    (question,) = asked(table, plan("people", {"name": "name"}, answers=answers))
    assert question.key == "repeated:person:B Lee"
    answers["repeated:person:B Lee"] = "each"
    assert take(table, plan("people", {"name": "name"}, answers=answers)).made == {"person": 3}


@pytest.mark.parametrize(("answer", "people"), [("one", 2), ("each", 4)])
def test_a_name_in_several_posts_is_asked_and_a_second_import_changes_nothing(
    desk: Desk, answer: str, people: int
) -> None:
    table = rows(
        *("who|where|role", "Luis García|Acme|dev", "Luis García|Beta|ops"),
        *("Luis García|Acme|ops", "Ann Lee|Acme|dev"),
    )
    assert keys(asked(table, plan("positions", POSTS))) == ["repeated:person"]
    wanted = plan("positions", POSTS, answers={"repeated:person": answer})
    assert take(table, wanted).made["person"] == people
    assert take(table, plan("positions", POSTS)).counts["same"] == 4
    assert desk.wrong() == []


def test_a_name_with_its_organization_is_the_person_recorded(desk: Desk) -> None:
    known = person("Anne Dupont", "Acme")
    report = take(rows("name|where", "Mme DUPONT Anne|Acme"), plan("people", PEOPLE))
    assert report.counts["same"] == 1
    assert [one.id for one in Person.select()] == [known]


def test_a_name_alone_is_asked(desk: Desk) -> None:
    known = person("Ann Lee", "Acme")
    table = rows("name|where", "Ann Lee|Beta")
    (question,) = asked(table, plan("people", PEOPLE))
    assert (question.key, question.code) == ("link:person:Ann Lee", "import.which")
    assert [option.code for option in question.options] == [editing.uid_of(known), "new"]
    chosen = {question.key: editing.uid_of(known)}
    assert take(table, plan("people", PEOPLE, answers=chosen)).made == {
        "organization": 1,
        "position": 1,
    }


def test_several_names_that_are_recorded_are_one_question(desk: Desk) -> None:
    person("Ann Lee")
    person("Bo Li")
    table = rows("name", "Ann Lee", "Bo Li")
    assert keys(asked(table, plan("people", {"name": "name"}))) == ["same_name:person"]
    same = plan("people", {"name": "name"}, answers={"same_name:person": "same"})
    assert take(table, same).counts["same"] == 2
    new = plan("people", {"name": "name"}, answers={"same_name:person": "new"})
    assert take(table, new).made == {"person": 2}


def test_a_link_to_one_of_several_of_a_name_is_asked_with_what_tells_them_apart(
    desk: Desk,
) -> None:
    person("Ann Lee", "Acme")
    person("Ann Lee", "Beta")
    table = rows("who|to", "Ann Lee|Gamma")
    (question,) = asked(table, plan("moves", {"person": "who", "to_organization": "to"}))
    assert question.key == "link:person:Ann Lee"
    assert [option.values.get("detail") for option in question.options[:2]] == ["Acme", "Beta"]


def test_a_new_name_like_a_recorded_one_is_asked_with_the_reason(desk: Desk) -> None:
    with journal.edit("organization.created"):
        openai = editing.create("organization", name="OpenAI")
    table = rows("who|to", "Ann Lee|OpenAl")
    wanted = {"person": "who", "to_organization": "to"}
    (question,) = asked(table, plan("moves", wanted))
    assert (question.code, question.proposed) == ("import.alike", "new")
    assert question.options[0].values["reason"] == "spelling"
    answers = {question.key: editing.uid_of(openai)}
    take(table, plan("moves", wanted, answers=answers))
    assert Move.get().to_organization_id == openai


def test_an_answer_about_a_name_is_remembered_in_the_file(desk: Desk) -> None:
    with journal.edit("organization.created"):
        openai = editing.create("organization", name="OpenAI")
    table = rows("who|to", "Ann Lee|OpenAl")
    wanted = {"person": "who", "to_organization": "to"}
    answers = {"link:organization:OpenAl": editing.uid_of(openai)}
    take(table, plan("moves", wanted, answers=answers))
    other = rows("person|joins|when", "Bo Li|OpenAl|2025")
    proposed = propose(other, "moves").plan
    take(other, proposed)
    assert {move.to_organization_id for move in Move.select()} == {openai}


def test_the_columns_of_the_last_import_of_the_same_headers_come_first(desk: Desk) -> None:
    table = rows("a|b", "Ann Lee|Acme")
    assert propose(table, "people").plan.columns == plan("people", {"name": "a"}).columns
    wanted = plan("people", {"name": "a", "organization": "b"}, constants={"note": "x"})
    take(table, wanted)
    again = propose(table)
    assert again.plan.columns == wanted.columns
    assert again.plan.constants == {"note": "x"}
    assert {view.reason for view in again.columns} == {"remembered"}


def test_a_list_with_uids_that_is_no_export_of_ours_is_understood_by_its_headers(
    desk: Desk,
) -> None:
    made = person("Ann Lee")
    table = rows("uid|name|born", f"{editing.uid_of(made)}|Ann Lee|1971")
    proposed = propose(table)
    assert proposed.plan.table == "people"
    assert [view.target for view in proposed.columns] == ["uid", "name", "birth_year"]
    take(table, proposed.plan)
    assert Person.get().birth_year == 1971


@pytest.mark.parametrize("name", TABLES)
def test_our_own_export_of_the_columns_on_screen_is_known_and_nothing_more_is_taken_from_it(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    shown = tables.TABLES[name].default_columns
    export_table(ExportRequest(name, tmp_path / "out.csv", columns=shown))
    table = Table(reading.look(tmp_path / "out.csv"), "out.csv")
    proposed = propose(table)
    assert proposed.plan.table == name
    taken = [(view.header, view.reason) for view in proposed.columns if view.target]
    assert [(view.target, "export") for view in proposed.columns if view.target] == taken
    assert "role" not in {header for header, _ in taken} or name == "positions"


def test_empty_fields_are_filled_and_others_kept_and_told(desk: Desk) -> None:
    take(rows("name|country|note", "Acme||old"), plan("organizations", _COLUMNS))
    table = rows("name|country|note", "Acme|FR|new")
    report = take(table, plan("organizations", _COLUMNS))
    (line,) = report.changed
    cells = {cell.field: (cell.old, cell.new, cell.kept) for cell in line.cells}
    assert cells == {"country": (None, "FR", False), "note": ("old", "new", True)}
    stored = Organization.get()
    assert (stored.country, stored.note) == ("FR", "old")


_COLUMNS = {"name": "name", "country": "country", "note": "note"}


@pytest.mark.parametrize(
    ("options", "country", "note"),
    [
        ({"rule": "keep"}, None, "old"),
        ({"rule": "overwrite"}, "FR", "new"),
        ({"rules": {"note": "overwrite", "country": "keep"}}, None, "new"),
    ],
)
def test_each_field_has_its_rule(
    desk: Desk, options: dict[str, object], country: str | None, note: str
) -> None:
    take(rows("name|country|note", "Acme||old"), plan("organizations", _COLUMNS))
    take(rows("name|country|note", "Acme|FR|new"), plan("organizations", _COLUMNS, **options))
    stored = Organization.get()
    assert (stored.country, stored.note) == (country, note)


def test_an_empty_cell_empties_nothing_unless_asked(desk: Desk) -> None:
    take(rows("name|country|note", "Acme|FR|old"), plan("organizations", _COLUMNS))
    empty = rows("name|country|note", "Acme||")
    overwrite = plan("organizations", _COLUMNS, rule="overwrite")
    assert take(empty, overwrite).counts["same"] == 1
    blank = plan("organizations", _COLUMNS, blank=frozenset(("note",)))
    assert take(empty, blank).counts["changed"] == 1
    assert take(empty, blank).counts["same"] == 1
    stored = Organization.get()
    assert (stored.country, stored.note) == ("FR", None)


def test_a_number_finds_the_record_whatever_it_is_called_now(desk: Desk) -> None:
    take(rows("id|name", "7|Ann Lee"), plan("people", {"id": "id", "name": "name"}))
    report = take(
        rows("id|name", "7|Ann Smith"),
        plan("people", {"id": "id", "name": "name"}, rule="overwrite"),
    )
    assert report.counts["changed"] == 1
    assert [one.name for one in Person.select()] == ["Ann Smith"]


def test_a_second_value_of_a_single_valued_number_is_refused(desk: Desk) -> None:
    columns = {"name": "name", "siren": "siren"}
    take(rows("name|siren", "Acme|123456789"), plan("organizations", columns))
    report = take(rows("name|siren", "Acme|987654321"), plan("organizations", columns))
    assert [line.code for line in report.refused] == ["identifier.single_valued"]


def test_a_later_list_shows_who_came_and_who_went(desk: Desk) -> None:
    take(rows("who|where|role", "Ann Lee|Acme|dev", "Bo Li|Acme|dev"), plan("positions", POSTS))
    report = take(
        rows("who|where|role", "Bo Li|Acme|dev", "Cy Po|Acme|dev"), plan("positions", POSTS)
    )
    assert (report.counts["new"], report.counts["same"]) == (1, 1)
    assert [title for _, title in report.absent] == ["Ann Lee"]
    assert Position.select().count() == 3


def test_rows_that_say_the_same_are_one_record(desk: Desk) -> None:
    table = rows("who|where|role", *["Ann Lee|Acme|dev"] * 3)
    wanted = plan("positions", POSTS, answers={"repeated:person": "one"})
    report = take(table, wanted)
    assert (report.counts["new"], report.counts["same"]) == (1, 2)
    assert take(table, wanted).counts["same"] == 3


def test_none_makes_every_row_new(desk: Desk) -> None:
    wanted = plan("people", {"name": "name"}, match="none")
    take(rows("name", "Ann Lee"), wanted)
    take(rows("name", "Ann Lee"), wanted)
    assert Person.select().count() == 2


def test_numbers_of_two_systems_are_asked_about(desk: Desk) -> None:
    columns = {"id": "id", "name": "name"}
    take(rows("id|name", "1|Ann Lee"), plan("people", columns))
    other = rows("id|name", "1|Bo Cheng", "2|Cy Po")
    (question,) = asked(other, plan("people", columns))
    assert (question.key, question.options[0].sample) == (
        "numbers:person",
        (("Bo Cheng", "Ann Lee", "1"),),
    )
    apart = plan("people", columns, answers={"numbers:person": "other"})
    assert take(other, apart).made == {"person": 2}
    same = plan("people", columns, answers={"numbers:person": "same"}, rule="overwrite")
    assert take(rows("id|name", "1|Di Wu"), same).counts["changed"] == 1


@pytest.mark.parametrize(("match", "made"), [("name", 0), ("name_organization", 1)])
def test_how_rows_are_matched_can_be_said(desk: Desk, match: str, made: int) -> None:
    person("Ann Lee", "Acme")
    wanted = plan("people", {"name": "name"}, match=match)
    assert take(rows("name", "Ann Lee"), wanted).made.get("person", 0) == made


@pytest.mark.parametrize("match", ["uid", "identifier"])
def test_rows_cannot_be_matched_by_what_no_column_holds(desk: Desk, match: str) -> None:
    person("Ann Lee", "Acme")
    with pytest.raises(Refused, match="nothing_to_match"):
        take(rows("name", "Ann Lee"), plan("people", {"name": "name"}, match=match))


def test_a_run_that_took_no_row_teaches_nothing(desk: Desk) -> None:
    table = rows("name|a", "?|x")
    wanted = plan("people", {"note": "a"}, constants={"name": "?"})
    assert take(table, wanted).counts["refused"] == 1
    assert dict(propose(table, "people").plan.constants) == {}


@pytest.mark.parametrize("together", [1, 100])
def test_of_rows_that_contradict_each_other_the_last_is_stored_and_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(comparing, "CHUNK", together)
    table = rows("name|q|born", "Jean Dupont|Q1|1971", "Jean Dupont|Q1|1999")
    columns = {"name": "name", "wikidata": "q", "birth_year": "born"}
    wanted = plan("people", columns, rule="overwrite")
    take(table, wanted)
    assert Person.get().birth_year == 1999
    for _ in range(2):
        assert take(table, wanted).counts["same"] == 2
        assert Person.get().birth_year == 1999


@pytest.mark.parametrize("together", [1, 100])
def test_of_rows_that_say_who_may_know_the_last_is_stored(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(comparing, "CHUNK", together)
    columns = {"name": "name", "wikidata": "q", "confidentiality": "who"}
    wanted = plan("people", columns, rule="overwrite")
    take(rows("name|q|who", "Jean Dupont|Q1|public"), wanted)
    table = rows("name|q|who", "Jean Dupont|Q1|protected", "Jean Dupont|Q1|public")
    take(table, wanted)
    assert Record.get_by_id(Person.get().id).confidentiality == "public"


@pytest.mark.parametrize(("column", "key"), [("id", ""), ("wikidata", "wikidata:")])
def test_rows_of_one_number_whose_names_differ_are_asked_about(
    desk: Desk, column: str, key: str
) -> None:
    table = rows("q|name", "Q1|Apple", "Q1|Google", "Q2|Meta")
    columns = {column: "q", "name": "name"}
    assert keys(asked(table, plan("organizations", columns))) == [f"numbers:{key}organization"]
    apart = plan("organizations", columns, answers={f"numbers:{key}organization": "other"})
    assert take(table, apart).made == {"organization": 3}


def test_a_unit_of_another_parent_is_another_unit(desk: Desk) -> None:
    columns = {"name": "name", "parent": "of"}
    first, second = rows("name|of", "News|BBC"), rows("name|of", "News|Fox", "Labs|Acme > Media")
    wanted = plan("organizations", columns, rule="overwrite")
    take(first, wanted)
    assert take(second, wanted).counts["new"] == 2
    assert [take(table, wanted).counts["same"] for table in (first, second)] == [1, 2]


@pytest.mark.parametrize("name", ["name", "kind", "confidentiality"])
def test_what_is_never_empty_cannot_be_emptied(desk: Desk, name: str) -> None:
    blank = plan("organizations", _COLUMNS, blank=frozenset((name,)))
    with pytest.raises(Refused) as refused:
        take(rows("name|country|note", "Acme|FR|old"), blank)
    assert refused.value.code == "import.never_empty"


def test_whom_a_record_keeps_its_link_from_is_not_made(desk: Desk) -> None:
    columns = {"id": "no", "person": "who", "organization": "where"}
    take(rows("no|who|where", "1|Ann Lee|BBC", "2|Bob Ray|"), plan("positions", columns))
    later = rows("no|who|where", "1|Cid Foe|CNN", "2|Bob Ray|NBC")
    report = take(later, plan("positions", columns))
    assert [(cell.new, cell.kept) for cell in report.same[0].cells] == [
        ("Cid Foe", True),
        ("CNN", True),
    ]
    assert report.made == {"organization": 1}
    assert not linking.find("person", "Cid Foe")
    assert linking.find("organization", "NBC")
    overwritten = take(later, plan("positions", columns, rule="overwrite"))
    assert (overwritten.counts["changed"], overwritten.made) == (
        1,
        {"person": 1, "organization": 1},
    )


def test_new_rows_that_are_called_nearly_like_recorded_ones_are_told(desk: Desk) -> None:
    with journal.edit("set_up"):
        editing.create("person", name="Zoe Muler")
    table = rows("who|number", "Zoe Muller|1", "Bob Ray|2", "Bob Roy|3")
    columns = {"name": "who", "id": "number"}
    report = take(table, plan("people", columns))
    (told,) = [note.values for note in report.notes if note.code == "import.rows_alike"]
    assert told == {"count": 1, "name": "Zoe Muller", "other": "Zoe Muler"}
    again = take(table, plan("people", columns))
    assert "import.rows_alike" not in [note.code for note in again.notes]


def test_a_date_told_more_exactly_is_the_same_one_where_no_other_is(desk: Desk) -> None:
    columns = {"person": "who", "from_organization": "from", "to_organization": "to", "date": "on"}
    first = rows("who|from|to|on", "Ann Lee|Meta|Apple|2025-07", "Ann Lee|Meta|Apple|2019-03")
    wanted = plan("moves", columns, answers={"repeated:person": "one"})
    take(first, wanted)
    later = rows(
        "who|from|to|on",
        *("Ann Lee|Meta|Apple|2025-07-07", "Ann Lee|Meta|Apple|2019-03", "Ann Lee|Meta|Apple|2019"),
    )
    report = take(later, wanted)
    assert [report.counts[name] for name in ("new", "changed", "same")] == [1, 0, 2]
    assert [(cell.old, cell.new, cell.kept) for cell in report.same[0].cells] == [
        ("2025-07", "2025-07-07", True)
    ]
    overwritten = take(later, replace(wanted, rule="overwrite"))
    assert (overwritten.counts["changed"], overwritten.counts["same"]) == (1, 2)
    assert Move.select().count() == 3
