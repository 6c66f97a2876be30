"""One verb enters moves as they are typed: people, parties, ends, dates, evidence."""

from __future__ import annotations

import pytest
from tests.records import desk

from mercato.records.errors import Refused
from mercato.records.evidence import references
from mercato.records.journal import journal
from mercato.records.moving import move_entry, move_status
from mercato.records.schema import Move, Organization, Person
from mercato.records.verbs import describing, editing, linking

pytestmark = pytest.mark.usefixtures("opened")


def test_both_ends_are_made_from_paths() -> None:
    move = desk.move(desk.enter(person="Ruoming Pang", **{"from": "Apple > Foundation Models"}))
    assert describing.path(move.from_organization_id) == ["Apple", "Foundation Models"]
    assert (move.from_state, move.to_state, move.kind) == ("known", "unknown", "leaves")
    assert (move.stage, move.verification) == ("agreed", "reported")


@pytest.mark.parametrize(
    ("typed", "state", "kind"),
    [("?", "unknown", "leaves"), ("-", "none", "leaves"), ("–", "none", "leaves"),
     ("=", "own_venture", "founds"), ("Retired", "none", "retires"), ("", "unknown", "leaves"),
     ("Without Club", "none", "leaves"), ("= AMI Labs", "own_venture", "founds")],
)  # fmt: skip
def test_an_end_may_be_unknown_none_or_an_own_venture(typed: str, state: str, kind: str) -> None:
    move = desk.move(desk.enter(person="Yann LeCun", to=typed, **{"from": "Meta"}))
    assert (move.to_state, move.kind) == (state, kind)
    expected = ["Meta", "AMI Labs"] if "AMI" in typed else ["Meta"]
    assert [one.name for one in Organization.select()] == expected


def test_the_word_for_an_end_makes_the_kind_only_where_it_is_the_way_to() -> None:
    move = desk.move(desk.enter(person="Yann LeCun", to="Meta", **{"from": "Retired"}))
    assert (move.from_state, move.kind) == ("none", "joins")


def test_pasted_names_give_one_move_each() -> None:
    made = desk.enter_all(person="Boris Cherny\nCat Wu", to="Anysphere", **{"from": "Anthropic"})
    people = [describing.name(desk.move(one).person_id) for one in made]
    assert people == ["Boris Cherny", "Cat Wu"]
    assert Organization.select().count() == 2


def test_a_party_in_words_is_a_group_and_no_person() -> None:
    move = desk.move(desk.enter(person="au moins dix ingénieurs d'OpenAI", to="Meta"))
    assert (move.person_id, move.party) == (None, "au moins dix ingénieurs d'OpenAI")
    assert (move.headcount, move.headcount_bound) == (10, "at_least")
    assert describing.name(move.from_organization_id) == "OpenAI"
    assert Person.select().count() == 0


def test_the_kind_of_a_group_is_proposed_as_it_is_kept() -> None:
    typed = {"person": "des ingénieurs d'OpenAI", "to_organization": "Meta"}
    (proposal,) = move_entry.propose(move_entry.MoveEntry(**typed))
    move = desk.move(desk.enter(**typed))
    assert (proposal.kind, proposal.from_state) == (move.kind, move.from_state)
    assert (move.kind, move.from_state) == ("moves", "known")
    assert describing.name(move.id) == "des ingénieurs d'OpenAI"


def test_proposals_count_from_the_date_of_a_source_that_is_not_kept_yet() -> None:
    entry = move_entry.MoveEntry(
        person="Ruoming Pang", from_organization="Apple", to_organization="Meta",
        stage="announced", left_on="le 7 juillet", published="14 July 2025",
    )  # fmt: skip
    (proposal,) = move_entry.propose(entry)
    (left, taken) = proposal.effects.changes
    assert left.date is not None
    assert (left.date.edtf, left.current, taken.current) == ("2025-07-07", "no", "incoming")


def test_a_party_given_as_such_keeps_its_words() -> None:
    made = desk.enter(party="[OpenAI Zurich hires]", headcount=3, to="Meta", from_state="unknown")
    move = desk.move(made)
    assert (move.party, move.headcount, move.from_organization_id) == (
        "[OpenAI Zurich hires]",
        3,
        None,
    )


def test_two_groups_in_the_same_words_stay_two() -> None:
    for _ in range(2):
        desk.enter(party="researchers of Google DeepMind", to="Meta")
    assert Move.select().where(Move.person.is_null()).count() == 2


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("article", ("agreed", "reported")), ("press_release", ("announced", "confirmed")),
     ("filing", ("announced", "confirmed")), ("tip", ("agreed", "rumoured"))],
)  # fmt: skip
def test_the_kind_of_source_proposes_how_sure_a_move_is(
    kind: str, expected: tuple[str, str]
) -> None:
    move = desk.move(desk.enter(person="Ada", to="Meta", source=desk.source(kind=kind)))
    assert (move.stage, move.verification) == expected


def test_a_date_without_a_year_counts_from_the_source() -> None:
    source = desk.source(published_on="2025-06-16")
    made = desk.enter(person="Luca de Meo", source=source, left_on="le 15 juillet", language="fr",
                      **{"from": "Renault"})  # fmt: skip
    move = desk.move(made)
    assert (move.left_on, move.left_on_text) == ("2025-07-15", "le 15 juillet")


def test_a_date_without_a_year_waits_for_the_source_s_date() -> None:
    made = desk.enter(person="Luca de Meo", source=desk.source(), left_on="le 15 juillet", to="-",
                      **{"from": "Renault"})  # fmt: skip
    assert desk.move(made).left_on == "XXXX-07-15"
    assert desk.move(made).left_on_earliest is None


def test_the_evidence_stands_in_one_reference_per_authority() -> None:
    made = desk.enter(person="Ruoming Pang", to="Meta", source="https://example.com/pang",
                      according_to="Bloomberg; several sources", quote="joins Meta")  # fmt: skip
    first, second = references.of(made)
    assert describing.name(first.according_to_record_id) == "Bloomberg"
    assert (first.according_to, first.quote) == ("named", "joins Meta")
    assert (second.according_to, second.quote) == ("several_sources", None)
    assert first.source_id == second.source_id


def test_the_first_status_rests_on_the_source_and_its_date() -> None:
    made = desk.enter(person="Ada", to="Meta", source=desk.source(published_on="2025-07-07"))
    (step,) = move_status.history(made)
    assert (step.stage, step.verification, step.as_of) == ("agreed", "reported", "2025-07-07")
    assert step.reference_id == references.of(made)[0].id


def test_interim_ticks_itself() -> None:
    made = desk.enter(person="Rachel Ruggeri", to="Starbucks", to_role="interim CEO",
                      from_role="CFO", **{"from": "Starbucks"})  # fmt: skip
    assert (desk.move(made).interim, desk.move(made).kind) == (True, "additional_role")


def test_coming_back_is_a_return() -> None:
    desk.enter(person="Cat Wu", to="Anysphere", **{"from": "Anthropic > Claude Code"})
    back = desk.enter(person="Cat Wu", to="Anthropic", **{"from": "Anysphere"})
    assert desk.move(back).kind == "returns"


def test_a_second_source_for_the_same_move_is_no_return() -> None:
    for _ in range(2):
        made = desk.enter(person="Ruoming Pang", to="Meta", **{"from": "Apple"})
    assert desk.move(made).kind == "moves"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"to": "Meta"}, "move.nobody", "person"),
        ({"person": "Ada"}, "move.nowhere", "to_organization"),
        ({"person": "Ada", "to": "Meta", "why_left": "resigned"}, "move.source_needed", "why_left"),
        ({"person": "Ada", "to": "Meta", "quote": "she left"}, "move.source_needed", "quote"),
        ({"person": "Ada", "to": "Meta", "to_state": "none"}, "move.end_both", "to_organization"),
        ({"person": "Ada", "to": "Meta", "stage": "flown"}, "choice.unknown", "stage"),
    ],
)
def test_what_makes_no_move_is_refused_at_its_field(
    fields: dict[str, str], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        desk.enter(**fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert Move.select().count() == Person.select().count() == Organization.select().count() == 0


def test_homonyms_are_asked_about() -> None:
    for apart in ("linguist", "pianist"):
        with desk.journal.edit("person.created"):
            desk.editing.create("person", name="Jean Martin", tell_apart=apart)
    with pytest.raises(Refused) as refused:
        desk.enter(person="Jean Martin", to="Meta")
    assert refused.value.code == "link.ambiguous"
    assert refused.value.field == "person"


def test_a_person_may_be_given_by_uid() -> None:
    desk.position("Ada Lovelace", "Apple")
    (ada,) = linking.find("person", "Ada Lovelace")
    made = desk.enter(person=desk.editing.uid_of(ada), to="Meta")
    assert desk.move(made).person_id == ada


@pytest.mark.parametrize("field", ["why_left", "terms"])
def test_why_and_on_what_terms_need_a_source_afterwards_too(field: str) -> None:
    made = desk.enter(person="Ada", **{"from": "Apple"})
    with pytest.raises(Refused) as refused, journal.edit("move.changed"):
        editing.set_field(made, field, "resigned")
    assert (refused.value.code, refused.value.field) == ("move.source_needed", field)
    source = desk.source()
    with journal.edit("move.changed"):
        references.add_reference(source, made)
        editing.set_field(made, field, "resigned")
    assert editing.get_fields(made)[field] == "resigned"
