"""What is typed finds the record that is meant, or makes it."""

from __future__ import annotations

import pytest

from mercato.records.belongings import aliases
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.language import authorities
from mercato.records.schema import Organization, Record
from mercato.records.verbs import describing, editing, linking

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def meta(desk):
    with desk.edit():
        meta = linking.find_or_create("organization", "Meta > Meta Superintelligence Labs > FAIR")
        aliases.add(linking.find("organization", "Meta")[0], "Meta Platforms")
    return meta


def test_a_path_makes_every_level_and_finds_it_again(desk, meta):
    assert describing.path(meta) == ["Meta", "Meta Superintelligence Labs", "FAIR"]
    assert Organization.get_by_id(meta).kind == "unit"
    for path in ("meta > meta superintelligence labs > fair", "Meta Platforms"):
        assert len(linking.find("organization", path)) == 1
    assert linking.find("organization", "FAIR") == [meta]
    assert linking.find("organization", "META  PLATFORMS > nowhere") == []
    with desk.edit():
        linking.find_or_create("organization", "meta platforms > Reality Labs")
    assert Organization.select().count() == 4


def test_a_unit_of_the_same_name_elsewhere_is_another_one(desk):
    with desk.edit():
        apple = linking.find_or_create("organization", "Apple > Research")
        google = linking.find_or_create("organization", "Google > Research")
        assert apple != google
        with pytest.raises(Refused) as refused:
            linking.find_or_create("organization", "research")
        assert refused.value.code == "link.ambiguous"
        lines = [line for _, _, line in refused.value.values["candidates"]]
        assert lines == ["Apple", "Google"]
        top = editing.create("organization", name="Research")
    assert linking.find("organization", "Research") == [top]


@pytest.mark.parametrize("typed", ["lea salame", "LÉA SALAMÉ", "Salamé, Léa", "Mme Léa Salamé"])
def test_a_person_is_found_whatever_the_accents_and_capitals(desk, typed):
    with desk.edit():
        salame = editing.create("person", name="Léa Salamé")
        assert linking.find_or_create("person", typed) == salame


def test_a_person_is_found_by_alias_native_name_and_uid(desk):
    with desk.edit():
        pang = editing.create("person", name="Ruoming Pang", native_name="庞若鸣")
        aliases.add(pang, "Rick Pang", kind="nickname")
        aliases.add(pang, "R. P.", weak=True)
    for typed in ("rick pang", "庞若鸣", editing.uid_of(pang), editing.uid_of(pang).upper()):
        assert linking.find("person", typed) == [pang]
    assert linking.find("person", "R. P.") == []
    assert linking.find("organization", editing.uid_of(pang)) == []


def test_a_uid_is_found_whatever_its_letters_here_and_as_typed(desk):
    mixed = "0A1b2c3d-0000-4000-8000-00000000000e"
    with desk.edit():
        pang = editing.create("person", name="Ruoming Pang")
        Record.update(uid=mixed).where(Record.id == pang).execute()
    for typed in (mixed, mixed.lower(), mixed.upper(), f"0a1B{mixed[4:]}"):
        assert linking.find("person", typed) == [pang]
        assert list(tables.ids("people", f"uid:{typed}")) == [pang]
    assert list(tables.ids("people", f"uid:{mixed[:-1]}f")) == []


def test_a_typed_family_name_does_not_hide_a_person(desk):
    with desk.edit():
        editing.create("person", name="Gabriel García Márquez", family_name="García Márquez")
    assert len(linking.find("person", "Gabriel Garcia Marquez")) == 1


def test_homonyms_are_refused_with_what_tells_them_apart(desk):
    with desk.edit():
        editing.create("person", name="Luis García", tell_apart="the footballer")
        coach = editing.create("person", name="Luis García")
        getafe = linking.find_or_create("organization", "Getafe")
        editing.create("position", person=coach, organization=getafe, role="coach")
        with pytest.raises(Refused) as refused:
            linking.find_or_create("person", "luis garcia")
    lines = [line for _, _, line in refused.value.values["candidates"]]
    assert lines == ["the footballer", "coach, Getafe"]


def test_a_source_is_found_by_its_address_however_it_is_written(desk):
    with desk.edit():
        source = linking.find_or_create("source", "https://www.example.org/a/?utm_source=x")
    for url in ("http://example.org/a", "example.org/a/", "https://m.example.org/a#top"):
        assert linking.find("source", url) == [source]
    assert linking.find("source", "https://example.org/b") == []


def test_a_source_is_found_by_its_headline(desk):
    with desk.edit():
        source = linking.find_or_create("source", "Luca de Meo quitte Renault")
    assert linking.find("source", "luca de meo  QUITTE renault") == [source]


def test_an_outlet_is_made_as_media_and_a_plain_organization_becomes_one(desk):
    with desk.edit():
        plain = editing.create("organization", name="Mac4Ever")
        bloomberg = linking.outlet("Bloomberg")
        assert linking.outlet("mac4ever") == plain
        assert authorities.resolve("selon Bloomberg").record == bloomberg
    kinds = {Organization.get_by_id(record).kind for record in (plain, bloomberg)}
    assert kinds == {"media"}


def test_an_authority_is_whoever_is_known_by_that_name(desk):
    with desk.edit():
        ernotte = editing.create("person", name="Delphine Ernotte Cunci")
        authority = authorities.resolve("Delphine Ernotte Cunci")
        assert (authority.according_to, authority.record) == ("named", ernotte)
        several = authorities.resolve("three sources")
        assert (several.according_to, several.record, several.count) == ("several_sources", None, 3)
        memo = authorities.resolve("memo by Mark Zuckerberg")
    assert memo.according_to == "official_document"
    assert Record.get_by_id(memo.record).type == "person"


def test_who_is_named_for_the_first_time_becomes_what_the_name_looks_like(desk):
    said = ("Mark Zuckerberg", "The Verge", "Goldman Group", "Puck; a spokesperson for Meta")
    new = [authorities.describe(text)[-1][0].removeprefix("attribution.new_") for text in said]
    assert new == ["person", "outlet", "organization", "organization"]
    with desk.edit():
        made = authorities.resolve("According to Mark Zuckerberg").record
        assert authorities.resolve("Zuckerberg").record == made
    assert Record.get_by_id(made).type == "person"
    assert authorities.describe("Zuckerberg") == [
        ("attribution.known", {"name": "Mark Zuckerberg", "type": "person"})
    ]


def test_describing_an_authority_makes_nothing(desk):
    before = desk.dump()
    assert authorities.describe("three sources; Mark Zuckerberg") == [
        ("attribution.several_sources_counted", {"count": 3}),
        ("attribution.new_person", {"name": "Mark Zuckerberg"}),
    ]
    assert authorities.describe(" ") == []
    assert desk.dump() == before


@pytest.mark.parametrize("text", ["plusieurs sources", "several sources", "une source"])
def test_sources_without_a_name_become_no_record(desk, text):
    with desk.edit(), pytest.raises(Refused, match=r"link\.names_nobody"):
        linking.find_or_create("organization", text)
    assert linking.find("organization", text) == []


def test_a_source_of_that_name_is_an_authority(desk):
    with desk.edit():
        source = editing.create("source", headline="Rapport annuel 2024 de Renault")
    for text in ("rapport annuel 2024 de Renault", editing.uid_of(source)):
        assert authorities.understand(text).record == source


def test_what_a_link_creates_goes_with_one_undo(desk):
    before = desk.dump()
    with desk.edit():
        linking.find_or_create("organization", "Apple > Foundation Models")
        authorities.resolve("Bloomberg")
    desk.undo()
    assert desk.dump() == before
    assert linking.find("organization", "Apple") == []
    assert desk.wrong() == []


@pytest.mark.parametrize("typed", ["", "Apple > ", " > Research", "Apple > > Research"])
def test_half_a_path_is_refused(desk, typed):
    with desk.edit(), pytest.raises(Refused):
        linking.find_or_create("organization", typed)
    assert not any(desk.dump().values())
