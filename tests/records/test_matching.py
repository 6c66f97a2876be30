"""Near-duplicates are suggested at the door, with the reason, and never merged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.records.belongings import aliases
from mercato.records.finding import matching, similarity
from mercato.records.finding.similar_moves import similar_moves
from mercato.records.verbs import editing, linking

pytestmark = pytest.mark.usefixtures("desk")


def reasons(found):
    return [(similar.name, similar.reason) for similar in found]


@pytest.mark.parametrize(
    ("known", "typed", "reason"),
    [
        ("Ruoming Pang", "ruoming PANG", "same_name"),
        ("Hélène Fily", "Helene Fily", "same_name"),
        ("Ruoming Pang", "R. Pang", "initials"),
        ("R. Pang", "Ruoming Pang", "initials"),
        ("Ruoming Pang", "Pang Ruoming", "swapped"),
        ("Ruoming Pang", "Ruoming Pamg", "spelling"),
        ("Ruoming Pang", "Ruomign Pang", "spelling"),
        ("Alexander Wang", "Alexandr Wang", "spelling"),
        ("庞若鸣", "Pang Ruoming", "swapped"),
        ("Mark Zuckerberg", "Marc Zukkerberg", "same_sound"),
        ("Mohamed Salah", "Muhammad Salah", "same_sound"),
    ],
)
def test_a_similar_person_is_suggested_with_the_reason(desk, known, typed, reason):
    with desk.edit():
        editing.create("person", name=known)
        editing.create("person", name="Brian Niccol")
    assert reasons(matching.similar_people(typed)) == [(known, reason)]


@pytest.mark.parametrize("typed", ["Luca Pang", "Ruoming Wu", "Pang", "", "R. Wu"])
def test_another_person_is_not_suggested(desk, typed):
    with desk.edit():
        editing.create("person", name="Ruoming Pang")
    assert matching.similar_people(typed) == []


def test_an_alias_and_a_native_name_are_said_to_be_one(desk):
    with desk.edit():
        pang = editing.create("person", name="Ruoming Pang", native_name="庞若鸣")
        aliases.add(pang, "Rick Pang", kind="nickname")
        aliases.add(pang, "The Boss", weak=True)
    for typed in ("rick pang", "庞若鸣"):
        assert reasons(matching.similar_people(typed)) == [("Ruoming Pang", "alias")]
    assert matching.similar_people("The Boss") == []


def test_a_suggestion_tells_the_post_and_the_number_of_moves(desk):
    with desk.edit():
        pang = editing.create("person", name="R. Pang")
        apple = linking.find_or_create("organization", "Apple")
        editing.create("position", person=pang, organization=apple, role="head of models")
        editing.create("move", person=pang, from_organization=apple)
    (similar,) = matching.similar_people("Ruoming Pang")
    assert (similar.detail, similar.count) == ("head of models, Apple", 1)


def test_not_the_same_is_remembered_until_it_is_undone(desk):
    with desk.edit():
        one, other = (
            editing.create("person", name="Luis García"),
            editing.create("person", name="Luis Garcia"),
        )
    with desk.edit():
        matching.decide(other, one, "different")
    assert matching.similar_people("Luis García", to=one) == []
    assert len(matching.similar_people("Luis García")) == 2
    desk.undo()
    assert [similar.record for similar in matching.similar_people("Luis García", to=one)] == [other]


@pytest.mark.parametrize(
    ("known", "typed", "reason"),
    [
        ("OpenAI", "OpenAl", "spelling"),
        ("Safe Superintelligence", "Safe Superintelligence Inc.", "same_name"),
        ("The Wall Street Journal", "Wall Street Journal", "same_name"),
        ("Meta Superintelligence Labs", "MSL", "initials"),
        ("AFM", "Apple Foundation Models", "initials"),
        ("Société Générale", "Societe Generale SA", "same_name"),
    ],
)
def test_a_similar_organization_is_suggested_with_the_reason(desk, known, typed, reason):
    with desk.edit():
        linking.find_or_create("organization", known)
        linking.find_or_create("organization", "Anthropic")
    assert reasons(matching.similar_organizations(typed)) == [(known, reason)]


def test_a_unit_of_the_same_name_under_another_parent_is_no_duplicate(desk):
    with desk.edit():
        linking.find_or_create("organization", "Apple > Research")
        google = linking.find_or_create("organization", "Google")
    assert matching.similar_organizations("Research", parent=google) == []
    assert len(matching.similar_organizations("Research")) == 1


def test_a_source_is_met_by_its_address_or_headline(desk):
    with desk.edit():
        editing.create(
            "source", url="https://www.example.org/a?utm_source=x", headline="De Meo part"
        )
    for url in ("http://example.org/a", "example.org/a/"):
        assert reasons(matching.similar_sources(url)) == [("De Meo part", "same_address")]
    assert reasons(matching.similar_sources(headline="de meo PART"))[0][1] == "same_headline"
    assert matching.similar_sources("https://example.org/b") == matching.similar_sources() == []


@pytest.fixture
def pang_to_meta(desk):
    with desk.edit():
        pang = editing.create("person", name="Ruoming Pang")
        apple = linking.find_or_create("organization", "Apple")
        labs = linking.find_or_create("organization", "Meta > Labs")
        move = editing.create(
            "move",
            person=pang,
            from_organization=apple,
            to_organization=labs,
            announced_on="2025-07-07",
        )
    meta = linking.find("organization", "Meta")[0]
    return {"pang": pang, "apple": apple, "labs": labs, "meta": meta, "move": move}


@pytest.mark.parametrize(
    ("dates", "found"), [((), 1), (("2025-07-08",), 1), (("July 2025",), 1), (("2021",), 0)]
)
def test_the_same_move_is_met_at_about_the_same_time(desk, pang_to_meta, dates, found):
    from mercato.records.dates import read

    similar = similar_moves(
        pang_to_meta["pang"],
        to_organization=pang_to_meta["meta"],
        dates=[read(date) for date in dates],
    )
    assert [entry.record for entry in similar] == [pang_to_meta["move"]] * found


def test_a_departure_without_a_destination_is_the_same_event(desk, pang_to_meta):
    (similar,) = similar_moves(pang_to_meta["pang"], from_organization=pang_to_meta["apple"])
    assert (similar.reason, similar.detail) == ("same_departure", "Apple → Meta > Labs, 2025-07-07")


def test_another_destination_or_person_or_a_renewal_is_no_duplicate(desk, pang_to_meta):
    pang, meta, move = (pang_to_meta[name] for name in ("pang", "meta", "move"))
    assert similar_moves(pang, to_organization=pang_to_meta["apple"]) == []
    assert similar_moves(None, to_organization=meta) == []
    assert similar_moves(pang, to_organization=meta, kind="renewed") == []
    assert similar_moves(pang, to_organization=meta, to=move) == []
    with desk.edit():
        editing.set_field(move, "stage", "annulled")
    assert similar_moves(pang, to_organization=meta) == []


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_slip_is_the_same_both_ways(a, b):
    assert similarity.one_slip(a, b) == similarity.one_slip(b, a)


@given(st.text("abcd", min_size=2, max_size=8), st.data())
def test_every_single_slip_is_seen(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + "x" + word[at:],
        word[:at] + "x" + word[at + 1 :],
    }
    slips.add(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    assert all(similarity.one_slip(word, slip) for slip in slips - {word})
