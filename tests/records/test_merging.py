"""Two records that are one become one, with a redirect from the other."""

from __future__ import annotations

import pytest

from mercato.records.belongings import aliases, identifiers, tags
from mercato.records.errors import Refused
from mercato.records.evidence import claims, references
from mercato.records.finding import matching
from mercato.records.schema import Move, Organization, Position
from mercato.records.verbs import describing, editing, linking, merging

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def lovelaces(desk):
    with desk.edit():
        keep = editing.create("person", name="Ada Lovelace", note="one", tell_apart="mathematician")
        duplicate = editing.create(
            "person", name="A. Lovelace", note="two", native_name="Ada", confidentiality="internal"
        )
        engine = linking.find_or_create("organization", "Analytical Engine")
        editing.create("position", person=duplicate, organization=engine)
        editing.create("move", person=duplicate, to_organization=engine)
        source = editing.create("source", headline="Notes")
        references.add_reference(source, duplicate)
        for person in (keep, duplicate):
            identifiers.add(person, "other", "7" if person == keep else "8")
            tags.set_names(person, ["maths"])
            claims.create_claim("She programs", subjects=[keep, duplicate])
        matching.decide(keep, duplicate, "unsure")
        matching.decide(duplicate, editing.create("person", name="Ada Byron"), "different")
    return keep, duplicate


def test_a_merge_moves_everything_and_leaves_a_redirect(desk, lovelaces):
    keep, duplicate = lovelaces
    uid = editing.uid_of(duplicate)
    with desk.edit():
        merging.merge(keep, duplicate)
    assert linking.find("person", uid) == linking.find("person", "a. lovelace") == [keep]
    assert Move.get().person_id == Position.get().person_id == keep
    fields = editing.get_fields(keep)
    assert (fields["note"], fields["native_name"]) == ("one\n\ntwo", "Ada")
    assert (fields["tell_apart"], fields["confidentiality"]) == ("mathematician", "internal")
    assert tags.names(keep) == ["maths"]
    assert len(references.of(keep)) == 1
    assert desk.wrong() == []


def test_a_date_that_does_not_fit_beside_the_others_goes_to_the_note(desk):
    with desk.edit():
        keep = linking.find_or_create("organization", "Acme", founded="2001")
        gone = linking.find_or_create("organization", "Acme Inc", dissolved="May 1999", note="old")
        merging.merge(keep, gone)
    fields = editing.get_fields(keep)
    assert (fields["dissolved"], fields["note"]) == (None, "old\n\ndissolved: May 1999")


def test_undoing_a_merge_gives_everything_back(desk, lovelaces):
    before = desk.dump()
    with desk.edit():
        merging.merge(*lovelaces)
    after = desk.dump()
    desk.undo()
    assert desk.dump() == before
    assert len(linking.find("person", "A. Lovelace")) == 1
    desk.redo()
    assert desk.dump() == after


def test_what_was_called_different_from_the_duplicate_stays_so(desk, lovelaces):
    keep, duplicate = lovelaces
    with desk.edit():
        merging.merge(keep, duplicate)
    assert len(matching.called_different(keep)) == 1


def test_two_values_of_a_single_valued_identifier_forbid_a_merge(desk, lovelaces):
    keep, duplicate = lovelaces
    with desk.edit():
        identifiers.add(keep, "wikidata", "Q1")
        identifiers.add(duplicate, "wikidata", "Q2")
    with desk.edit(), pytest.raises(Refused, match=r"identifier\.conflict"):
        merging.merge(keep, duplicate)


@pytest.mark.parametrize(
    ("kept", "duplicate", "left"),
    [
        ("Meta", "Labs", ["Meta > FAIR", "Meta"]),
        ("Labs", "Meta", ["Labs > FAIR", "Labs"]),
        ("FAIR", "Meta", ["FAIR > Labs", "FAIR"]),
        ("Meta", "FAIR", ["Meta > Labs", "Meta"]),
    ],
)
def test_an_organization_and_a_unit_of_it_merge_without_a_cycle(desk, kept, duplicate, left):
    with desk.edit():
        linking.find_or_create("organization", "Meta > Labs > FAIR")
        (keep,), (gone,) = (linking.find("organization", name) for name in (kept, duplicate))
        merging.merge(keep, gone)
    rows = Organization.select(Organization.id).tuples()
    paths = [" > ".join(describing.path(record)) for (record,) in rows]
    assert sorted(paths, reverse=True) == sorted(left, reverse=True)
    assert desk.wrong() == []


def test_a_rename_between_the_merged_goes_and_the_old_name_is_an_alias(desk):
    with desk.edit():
        meta = linking.find_or_create("organization", "Meta")
        facebook = linking.find_or_create("organization", "Facebook", founded="2004", country="US")
        editing.create("organization_change", a=facebook, kind="renamed_to", b=meta)
        merging.merge(meta, facebook)
    assert [alias.text for alias in aliases.of(meta)] == ["Facebook"]
    fields = editing.get_fields(meta)
    assert (fields["founded"].earliest, fields["country"]) == ("2004-01-01", "US")
    assert desk.dump()["organization_change"] == []


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ("person", "organization", "merge.different_types"),
        ("person", "person", "merge.impossible"),
        ("claim", "claim", "merge.impossible"),
    ],
)
def test_what_cannot_be_one_is_refused(desk, a, b, code):
    with desk.edit():
        made = {
            "person": editing.create("person", name="A B"),
            "organization": linking.find_or_create("organization", "C"),
            "claim": claims.create_claim("D"),
        }
        with pytest.raises(Refused) as refused:
            merging.merge(made[a], made[b])
    assert refused.value.code == code


def test_a_merge_takes_no_date_that_the_kept_one_contradicts(desk):
    with desk.edit():
        keep = editing.create("organization", name="Acme", founded="2020")
        other = editing.create(
            "organization", name="ACME", dissolved="1990", website="https://a.io"
        )
        merging.merge(keep, other)
    kept = editing.get_fields(keep)
    assert (kept["dissolved"], kept["website"]) == (None, "https://a.io")


def test_a_day_that_takes_its_year_from_a_source_stays_without_one_where_that_cannot_be(desk):
    with desk.edit():
        org = editing.create("organization", name="Acme", founded="23 April", dissolved="1990")
        references.add_reference(
            editing.create("source", headline="x", published_on="2020-05-01"), org
        )
    assert editing.get_fields(org)["founded"].problem == "year_missing"
