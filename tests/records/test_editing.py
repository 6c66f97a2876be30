"""Records are made and changed by the field catalogue, one way for all types."""

from __future__ import annotations

import pytest

from mercato.records import dates
from mercato.records.belongings import aliases
from mercato.records.errors import Refused
from mercato.records.schema import Record
from mercato.records.verbs import editing

pytestmark = pytest.mark.usefixtures("desk")


def refusal(verb, *args, **fields) -> Refused:
    with pytest.raises(Refused) as refused:
        verb(*args, **fields)
    return refused.value


def confidentiality(record):
    return Record.get_by_id(record).confidentiality


def test_a_person_is_made_with_the_parts_of_the_name(desk):
    with desk.edit():
        person = editing.create("person", name="Madame Léa SALAMÉ")
    fields = editing.get_fields(person)
    assert (fields["name"], fields["given_name"]) == ("Léa Salamé", "Léa")
    assert (fields["family_name"], fields["sort_name"]) == ("Salamé", "Salamé, Léa")
    assert [alias.text for alias in aliases.of(person)] == ["Léa SALAMÉ"]
    assert desk.wrong() == []


def test_a_typed_sort_name_survives_renaming_and_a_derived_one_follows(desk):
    with desk.edit():
        person = editing.create(
            "person", name="Gabriel García Márquez", family_name="García Márquez"
        )
        assert editing.get_fields(person)["given_name"] == "Gabriel"
        assert editing.get_fields(person)["sort_name"] == "García Márquez, Gabriel"
        editing.set_field(person, "sort_name", "Gabo")
        editing.set_field(person, "name", "Gabriel José García Márquez")
    fields = editing.get_fields(person)
    assert (fields["family_name"], fields["sort_name"]) == ("García Márquez", "Gabo")
    assert fields["given_name"] == "Gabriel José"


def test_a_single_word_becomes_a_full_name_when_more_is_typed(desk):
    with desk.edit():
        person = editing.create("person", name="Ruoming")
        editing.set_field(person, "name", "Ruoming Pang")
    fields = editing.get_fields(person)
    assert (fields["given_name"], fields["family_name"]) == ("Ruoming", "Pang")


def test_an_edit_is_undone_and_redone_to_the_same_rows(desk):
    with desk.edit():
        person = editing.create("person", name="JOHN DOE", birth_year="1970", note="a\nb")
    before = desk.dump()
    with desk.edit():
        editing.set_fields(person, name="Jane Doe", note="", confidentiality="internal")
    after = desk.dump()
    desk.undo()
    assert desk.dump() == before
    desk.redo()
    assert desk.dump() == after
    assert desk.wrong() == []


@pytest.mark.parametrize(
    ("record_type", "fields", "code", "field"),
    [
        ("person", {"name": " \u200e"}, "field.required", "name"),
        ("person", {}, "field.required", "name"),
        ("person", {"name": "A", "birth_year": "soon"}, "integer.unreadable", "birth_year"),
        ("person", {"name": "A", "birth_year": 12}, "integer.out_of_range", "birth_year"),
        ("person", {"name": "A", "shoe_size": 12}, "field.unknown", "shoe_size"),
        ("organization", {"name": "A", "kind": "circus"}, "choice.unknown", "kind"),
        ("organization", {"name": "A", "country": "Atlantis"}, "country.unknown", "country"),
        ("organization", {"name": "A", "website": "not one"}, "url.unreadable", "website"),
        ("organization", {"name": "A", "parent": 999}, "link.missing", "parent"),
        ("source", {"headline": " "}, "source.empty", "headline"),
        ("source", {"headline": "A", "language": "Klingon"}, "language.unknown", "language"),
        ("source", {"headline": "A", "retrieved_at": "noon"}, "timestamp.unreadable", None),
        ("position", {}, "field.required", "person"),
        ("claim", {"text": "x" * 20_001}, "text.too_long", "text"),
    ],
)
def test_a_bad_value_is_refused_at_its_field(desk, record_type, fields, code, field):
    with desk.edit():
        refused = refusal(editing.create, record_type, **fields)
    assert refused.code == code
    assert refused.field == (field or "retrieved_at")
    assert not any(desk.dump().values())


@pytest.mark.parametrize(
    ("typed", "code"),
    [("France", "FR"), ("États-Unis", "US"), ("usa", "US"), ("gb", "GB"), ("Germany", "DE")],
)
def test_a_country_is_known_by_code_and_by_name(desk, typed, code):
    with desk.edit():
        organization = editing.create("organization", name="A", country=typed)
    assert editing.get_fields(organization)["country"] == code


@pytest.mark.parametrize(
    ("typed", "stored"), [("oui", True), ("No", False), ("1", True), (None, False), (True, True)]
)
def test_yes_and_no_are_understood_in_both_languages(desk, typed, stored):
    with desk.edit():
        person = editing.create("person", name="A B")
        position = editing.create("position", person=person, interim=typed)
    assert editing.get_fields(position)["interim"] is stored


def test_a_date_keeps_what_was_typed_beside_what_it_means(desk):
    with desk.edit():
        organization = editing.create("organization", name="Meta", founded="juillet 2025")
    founded = editing.get_fields(organization)["founded"]
    assert (founded.text, founded.edtf) == ("juillet 2025", "2025-07")
    assert (founded.earliest, founded.latest) == ("2025-07-01", "2025-07-31")
    with desk.edit():
        editing.set_field(organization, "founded", dates.read("qui sait"))
    unread = editing.get_fields(organization)["founded"]
    assert (unread.text, unread.edtf, unread.problem) == ("qui sait", None, "unreadable")
    with desk.edit():
        editing.set_field(organization, "founded", "")
    assert editing.get_fields(organization)["founded"] is None


def test_an_end_surely_before_the_start_is_refused_at_the_field_just_changed(desk):
    with desk.edit():
        person = editing.create("person", name="A B")
        position = editing.create("position", person=person, start="2021", end="2021-03")
    with desk.edit():
        refused = refusal(editing.set_field, position, "start", "2022")
    assert (refused.code, refused.field) == ("date.end_before_start", "start")
    with desk.edit():
        refused = refusal(editing.set_field, position, "end", "vers 2019")
    assert (refused.code, refused.field) == ("date.end_before_start", "end")


def test_an_organization_under_itself_is_refused(desk):
    with desk.edit():
        meta = editing.create("organization", name="Meta")
        labs = editing.create("organization", name="Labs", parent=meta)
        refused = refusal(editing.set_field, meta, "parent", labs)
        assert (refused.code, refused.field) == ("organization.cycle", "parent")
        assert refusal(editing.set_field, meta, "parent", meta).code == "organization.cycle"


def test_an_organization_is_a_unit_as_soon_as_it_has_a_parent(desk):
    with desk.edit():
        meta = editing.create("organization", name="Meta")
        labs = editing.create("organization", name="Labs")
        app = editing.create("organization", name="WhatsApp", kind="product", parent=meta)
        editing.set_field(labs, "parent", meta)
    assert editing.get_fields(labs)["kind"] == "unit"
    assert editing.get_fields(app)["kind"] == "product"
    with desk.edit():
        editing.set_field(labs, "parent", None)
    assert editing.get_fields(labs)["kind"] == "unspecified"


def test_a_tip_is_protected_unless_said_otherwise(desk):
    with desk.edit():
        tip = editing.create("source", headline="A call", kind="tip")
        public = editing.create("source", headline="B", kind="tip", confidentiality="public")
        article = editing.create("source", headline="C")
        assert confidentiality(article) == "public"
        editing.set_field(article, "kind", "tip")
    assert [confidentiality(record) for record in (tip, public, article)] == [
        "protected",
        "public",
        "protected",
    ]


def test_a_snapshot_is_kept_as_it_was_with_its_fingerprint_and_language(desk):
    snapshot = (
        " Le groupe l’a fait savoir par communique\u0301\r\n dans la soirée, et il est parti. "
    )
    with desk.edit():
        source = editing.create("source", text=snapshot)
    row = editing.row("source", source)
    assert row["text"] == snapshot
    assert len(row["sha256"]) == 64
    assert row["language"] == "fr"


def test_emptying_the_last_of_url_headline_and_text_is_refused(desk):
    with desk.edit():
        source = editing.create("source", url="https://example.org/a")
        refused = refusal(editing.set_field, source, "url", "")
    assert (refused.code, refused.field) == ("source.empty", "url")


def test_a_link_to_the_wrong_kind_of_record_is_refused(desk):
    with desk.edit():
        person = editing.create("person", name="A B")
        refused = refusal(editing.create, "position", person=person, organization=person)
    assert (refused.code, refused.field) == ("link.wrong_type", "organization")
