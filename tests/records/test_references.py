"""Evidence: quotes found in the snapshot, and dates that count from the source's."""

from __future__ import annotations

import pytest

from mercato.records.errors import Refused
from mercato.records.evidence import claims, quotes, references, sources
from mercato.records.verbs import editing, linking

pytestmark = pytest.mark.usefixtures("desk")

SNAPSHOT = "Pang s’en va 🚀 chez Meta. Pang était arrivé en 2021. Il part chez Meta."


@pytest.fixture
def person(desk):
    with desk.edit():
        return editing.create("person", name="Ruoming Pang")


@pytest.fixture
def article(desk):
    with desk.edit():
        return editing.create("source", outlet=linking.outlet("Mac4Ever"), text=SNAPSHOT)


def test_a_quote_is_kept_verbatim_and_found_in_the_snapshot(desk, person, article):
    with desk.edit():
        reference = references.add_reference(article, person, quote="Pang s’en va 🚀 chez Meta")
    row = references.get_reference(reference)
    assert SNAPSHOT[row["quote_start"] : row["quote_end"]] == row["quote"]
    assert (row["stance"], row["quote_language"]) == ("supports", "fr")


def test_a_quote_that_occurs_twice_gets_its_place_from_whoever_selected_it(desk, person, article):
    start = SNAPSHOT.rindex("chez Meta")
    with desk.edit():
        unplaced = references.add_reference(article, person, quote="chez Meta")
        placed = references.add_reference(
            article, person, quote="chez Meta", quote_start=start, quote_end=start + 9
        )
    assert references.get_reference(unplaced)["quote_start"] is None
    assert references.get_reference(placed)["quote_start"] == start


def test_a_place_that_does_not_hold_the_quote_is_refused(desk, person, article):
    with desk.edit(), pytest.raises(Refused, match=r"quote\.not_in_text"):
        references.add_reference(article, person, quote="Pang", quote_start=3, quote_end=7)


def test_quotes_are_placed_when_the_snapshot_comes_later(desk, person):
    with desk.edit():
        source = editing.create("source", headline="A")
        reference = references.add_reference(source, person, quote="arrivé en 2021")
        editing.set_field(source, "text", SNAPSHOT)
    start = references.get_reference(reference)["quote_start"]
    assert start == SNAPSHOT.index("arrivé en 2021")
    with desk.edit():
        editing.set_field(source, "text", f"X{SNAPSHOT}")
    assert references.get_reference(reference)["quote_start"] == start + 1
    assert quotes.place("nowhere", SNAPSHOT) == (None, None)


def test_according_to_is_understood_in_words(desk, person, article):
    with desk.edit():
        named = references.add_reference(article, person, according_to="d'après Bloomberg")
        several = references.add_reference(article, person, according_to="three sources")
        coded = references.add_reference(article, person, according_to="own_reporting")
    rows = [references.get_reference(reference) for reference in (named, several, coded)]
    codes = [row["according_to"] for row in rows]
    assert codes == ["named", "several_sources", "own_reporting"]
    assert rows[1]["according_to_count"] == 3
    assert editing.get_fields(rows[0]["according_to_record"])["name"] == "Bloomberg"


def test_a_reference_to_a_field_that_the_record_has_not_is_refused(desk, person, article):
    with desk.edit():
        references.add_reference(article, person, field="birth_year")
        with pytest.raises(Refused) as refused:
            references.add_reference(article, person, field="starts_on")
    assert (refused.value.code, refused.value.field) == ("field.unknown", "field")


def test_a_changed_reference_finds_its_quote_again(desk, person, article):
    with desk.edit():
        reference = references.add_reference(article, person, quote="Pang", stance="mentions")
        references.change_reference(reference, quote="Il part", stance="contradicts")
    row = references.get_reference(reference)
    assert (row["stance"], row["quote_start"]) == ("contradicts", SNAPSHOT.index("Il part"))
    with desk.edit():
        references.change_reference(reference, quote="")
    row = references.get_reference(reference)
    assert (row["quote"], row["quote_start"]) == (None, None)


def test_relative_dates_are_dated_when_the_source_is(desk, person, article):
    with desk.edit():
        move = editing.create("move", person=person, left_on="le mois dernier", starts_on="lundi")
        references.add_reference(article, move)
        editing.set_field(article, "published_on", "2025-07-08")
    before = desk.dump()
    fields = editing.get_fields(move)
    assert (fields["left_on"].edtf, fields["left_on"].text) == ("2025-06", "le mois dernier")
    assert fields["starts_on"].edtf == "2025-07-07"
    with desk.edit():
        editing.set_field(article, "published_on", "2025-08-05")
    fields = editing.get_fields(move)
    assert [fields["left_on"].edtf, fields["starts_on"].edtf] == ["2025-07", "2025-08-04"]
    desk.undo()
    assert desk.dump() == before
    assert desk.wrong() == []


def test_a_missing_year_comes_from_the_source_and_a_chosen_one_stays(desk, person, article):
    with desk.edit():
        move = editing.create("move", person=person, left_on="le 15 juillet", starts_on="15 août")
        chosen = editing.get_fields(move)["starts_on"]
        editing.set_field(move, "starts_on", f"{chosen.text} 2024")
        editing.set_field(article, "published_on", "2025-06-15")
        references.add_reference(article, move)
    fields = editing.get_fields(move)
    assert fields["left_on"].edtf == "2025-07-15"
    assert fields["starts_on"].edtf == "2024-08-15"


def test_ten_relays_are_one_origin(desk):
    with desk.edit():
        first = editing.create("source", headline="Bloomberg report")
        second = editing.create("source", headline="Reuters relays", relays=first)
        third = editing.create("source", headline="Mac4Ever relays", relays=second)
    assert [sources.origin(source) for source in (first, second, third)] == [first] * 3


def test_a_release_proposes_announced_and_a_tip_rumoured(desk):
    with desk.edit():
        kinds = ("press_release", "tip", "article")
        made = [editing.create("source", headline="A", kind=kind) for kind in kinds]
    assert [sources.proposed_status(source) for source in made] == [
        ("announced", "confirmed"),
        ("agreed", "rumoured"),
        ("agreed", "reported"),
    ]


def test_a_claim_knows_its_subjects_and_its_source(desk, person, article):
    with desk.edit():
        claim = claims.create_claim(
            "A wave of resignations may follow",
            kind="forecast",
            subjects=[person, article, person],
            source=article,
            check_by="2026",
        )
    assert claims.subjects_of(claim) == [person, article]
    assert [reference.source_id for reference in references.of(claim)] == [article]
    with desk.edit():
        claims.set_subjects(claim, [article])
        claims.add_subject(claim, person)
    assert claims.subjects_of(claim) == [article, person]
