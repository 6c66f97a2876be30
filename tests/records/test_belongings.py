"""What belongs to a record: aliases, identifiers, tags, follow-ups, where it was printed."""

from __future__ import annotations

import pytest

from mercato.records.belongings import aliases, follow_ups, identifiers, printed, tags
from mercato.records.errors import Refused
from mercato.records.schema import Tag
from mercato.records.verbs import editing, linking

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def pair(desk):
    with desk.edit():
        return editing.create("person", name="Ada Lovelace"), editing.create(
            "person", name="Charles Babbage"
        )


def refusal(verb, *args, **values) -> Refused:
    with pytest.raises(Refused) as refused:
        verb(*args, **values)
    return refused.value


def test_an_alias_is_added_once_changed_and_removed(desk, pair):
    ada, _ = pair
    with desk.edit():
        alias = aliases.add(ada, " Countess  of Lovelace ", kind="nickname", language="English")
        assert aliases.add(ada, "Countess of Lovelace") == alias
    assert linking.find("person", "countess of lovelace") == [ada]
    with desk.edit():
        aliases.change(alias, alias="Lady Lovelace", weak=True)
    assert linking.find("person", "Lady Lovelace") == []
    assert desk.wrong() == []
    with desk.edit():
        aliases.remove(alias)
    assert aliases.of(ada) == []
    desk.undo()
    assert [(row.text, row.language) for row in aliases.of(ada)] == [("Lady Lovelace", "en")]


def test_an_identifier_belongs_to_one_record_of_a_type(desk, pair):
    ada, charles = pair
    with desk.edit():
        row = identifiers.add(ada, "wikidata", "https://www.wikidata.org/wiki/q7259")
        assert identifiers.add(ada, "wikidata", "Q7259") == row
        taken = refusal(identifiers.add, charles, "wikidata", "Q7259")
        second = refusal(identifiers.add, ada, "wikidata", "Q1")
        unread = refusal(identifiers.add, charles, "siren", "12")
        company = editing.create("organization", name="A")
        identifiers.add(company, "wikidata", "Q7259")
    assert (taken.code, taken.values["holder"]) == ("identifier.taken", "Ada Lovelace")
    assert (second.code, second.values["value"]) == ("identifier.single_valued", "Q7259")
    assert unread.code == "identifier.unreadable"


def test_an_identifier_is_corrected_and_removed(desk, pair):
    ada, _ = pair
    with desk.edit():
        row = identifiers.add(ada, "orcid", "0000-0002-1825-009x")
        identifiers.change(row, "0000-0002-1825-0097")
    assert [entry.value for entry in identifiers.of(ada)] == ["0000-0002-1825-0097"]
    with desk.edit():
        identifiers.remove(row)
    assert identifiers.of(ada) == []


def test_tags_are_set_and_forgotten_when_nobody_has_them(desk, pair):
    ada, charles = pair
    with desk.edit():
        tags.set_names(ada, ["AI", "#Calcul", "ai", " "])
        tags.set_names(charles, ["calcul"])
    assert tags.names(ada) == ["AI", "Calcul"]
    assert Tag.select().count() == 2
    with desk.edit():
        tags.set_names(ada, [])
    assert tags.all_names() == ["Calcul"]
    desk.undo()
    assert tags.names(ada) == ["AI", "Calcul"]


def test_renaming_a_tag_to_another_joins_the_two(desk, pair):
    ada, charles = pair
    with desk.edit():
        tags.set_names(ada, ["AI", "IA"])
        tags.add(charles, "IA")
        tags.rename("ia", "AI")
    assert (tags.names(ada), tags.names(charles)) == (["AI"], ["AI"])
    with desk.edit():
        tags.remove(charles, "ai")
    assert tags.names(charles) == []


def test_a_follow_up_is_noted_done_and_removed(desk, pair):
    ada, _ = pair
    with desk.edit():
        later = follow_ups.add(ada, "call back", "2026")
        sooner = follow_ups.add(ada, date="juillet 2025")
        assert refusal(follow_ups.add, ada, " ").field == "note"
    assert [row.id for row in follow_ups.of(ada)] == [sooner, later]
    with desk.edit():
        follow_ups.change(sooner, done=True, note="called")
        follow_ups.change(later, date="")
    assert [(row.id, row.note, row.date) for row in follow_ups.of(ada)] == [
        (later, "call back", None),
        (sooner, "called", "2025-07"),
    ]
    with desk.edit():
        follow_ups.remove(later)
        assert refusal(follow_ups.remove, later).code == "follow_up.missing"


def test_where_a_record_was_printed_is_noted(desk, pair):
    ada, _ = pair
    with desk.edit():
        row = printed.add(ada, "page 3", "8 July 2025")
        printed.change(row, place="front page")
    assert [(note.place, note.printed_on) for note in printed.of(ada)] == [
        ("front page", "2025-07-08")
    ]
    with desk.edit():
        printed.remove(row)
        assert refusal(printed.change, row, place="x").code == "printed.missing"
