"""`mercato add`: records from KEY=VALUE pairs, each as one change."""

from __future__ import annotations

from typing import Any

import pytest

from mercato.exchange import entries
from tests.command_line import Terminal, terminal

__all__ = ["terminal"]


def named(link: dict[str, Any] | None) -> str | None:
    """What a linked record is called, with the path of an organization."""
    return None if link is None else str(link.get("path") or link["name"])


def test_the_uid_is_printed_and_nothing_else(terminal: Terminal) -> None:
    answer = terminal.run("add", "FILE", "person", "name=Ada Lovelace")
    assert (answer.status, answer.err, len(answer.lines)) == (0, "", 1)
    assert terminal.show(answer.lines[0])["name"] == "Ada Lovelace"


def test_json_names_all_that_came_into_being(terminal: Terminal) -> None:
    answer = terminal.run("add", "FILE", "move", "person=Ada", "to=Meta > MSL", "--json").json
    made = {(one["type"], one["name"]) for one in answer["created"]}
    assert made == {
        ("person", "Ada"),
        ("organization", "Meta"),
        ("organization", "MSL"),
        ("move", "Ada: ? > MSL"),
    }
    assert answer["uids"] == [answer["uid"]]


def test_a_move_links_by_name_by_uid_and_by_path(terminal: Terminal) -> None:
    apple = terminal.add("organization", "name=Apple")
    person = terminal.add("person", "name=Ruoming Pang")
    move = terminal.show(
        terminal.add(
            "move", "person=ruoming pang", f"from={apple}", "to=Meta > Labs", "from_role=head"
        )
    )
    assert move["person"]["uid"] == person
    assert move["from_organization"]["uid"] == apple
    assert named(move["to_organization"]) == "Meta > Labs"
    again = terminal.show(terminal.add("move", f"person={person}", "to=meta > LABS"))
    assert again["to_organization"] == move["to_organization"]


def test_long_names_of_links_do_as_well(terminal: Terminal) -> None:
    pairs = ("from_organization=Apple", "to_organization=Meta", "announced_on=2025-07")
    move = terminal.show(terminal.add("move", "person=Ada", *pairs))
    assert (named(move["from_organization"]), named(move["to_organization"])) == ("Apple", "Meta")
    assert move["announced_on"]["edtf"] == "2025-07"


def test_date_is_when_a_move_was_announced(terminal: Terminal) -> None:
    move = terminal.show(terminal.add("move", "person=Ada", "to=Meta", "date=début juillet 2025"))
    assert move["announced_on"]["text"] == "début juillet 2025"
    assert move["announced_on"]["earliest"] == "2025-07-01"


def test_evidence_of_a_move_is_entered_with_it(terminal: Terminal) -> None:
    pairs = ("source=https://example.com/1", "quote=s'en va", "according_to=Bloomberg")
    move = terminal.show(terminal.add("move", "person=Ada", "from=Apple", *pairs))
    (reference,) = move["references"]
    assert reference["source"]["url"] == "https://example.com/1"
    assert reference["quote"] == "s'en va"
    assert reference["according_to_record"]["name"] == "Bloomberg"


@pytest.mark.parametrize(
    ("headcount", "number", "bound"),
    [("10", 10, "exact"), ("at least 10", 10, "at_least"), ("une dizaine", 10, "about")],
)
def test_a_group_is_a_party_with_its_headcount(
    terminal: Terminal, headcount: str, number: int, bound: str
) -> None:
    pairs = ("party=engineers of OpenAI", f"headcount={headcount}", "to=Meta")
    move = terminal.show(terminal.add("move", *pairs))
    assert (move["party"], move["person"]) == ("engineers of OpenAI", None)
    assert (move["headcount"], move["headcount_bound"]) == (number, bound)


def test_several_people_give_one_move_each_in_one_change(terminal: Terminal) -> None:
    answer = terminal.run("add", "FILE", "move", "person=Ada", "person=Bob", "to=Meta", "--json")
    assert len(answer.json["uids"]) == 2
    assert terminal.run("undo", "FILE").status == 0
    assert terminal.run("history", "FILE", "--json").json["state"] == "undone"


def test_what_a_link_made_goes_with_the_same_undo(terminal: Terminal) -> None:
    terminal.add("move", "person=Ada", "to=Meta > Labs", "source=https://example.com/1")
    terminal.run("undo", "FILE")
    for name in ("Ada", "Meta", "https://example.com/1"):
        assert terminal.run("show", "FILE", name).status == 1


def test_names_tags_and_identifiers_may_come_several_times(terminal: Terminal) -> None:
    pairs = ("alias=abbreviation:MSL", "alias=Superlab", "tag=ai", "tag=labs")
    shown = terminal.show(
        terminal.add("organization", "name=Meta Labs", *pairs, "identifier=wikidata:Q42")
    )
    assert [(one["text"], one["kind"]) for one in shown["aliases"]] == [
        ("MSL", "abbreviation"),
        ("Superlab", "other"),
    ]
    assert shown["tags"] == ["ai", "labs"]
    assert shown["identifiers"] == [{"scheme": "wikidata", "value": "Q42"}]


def test_a_source_relays_the_report_of_an_outlet(terminal: Terminal) -> None:
    pairs = ("outlet=Mac4Ever", "relays=Bloomberg", "published_on=2025-07-08")
    shown = terminal.show(terminal.add("source", "headline=Meta débauche", *pairs))
    assert shown["outlet"]["name"] == "Mac4Ever"
    relayed = terminal.show(shown["relays"]["uid"])
    assert (relayed["outlet"]["name"], relayed["headline"]) == ("Bloomberg", None)


def test_a_claim_has_subjects_an_author_and_a_source(terminal: Terminal) -> None:
    terminal.add("person", "name=Ada")
    pairs = (
        "kind=forecast",
        "subject=Apple",
        "subject=Ada",
        "asserted_by=Bloomberg",
        "source=News of it all",
    )
    shown = terminal.show(terminal.add("claim", "text=It will rain.", *pairs, "check_by=2026"))
    assert [(one["type"], one["name"]) for one in shown["subjects"]] == [
        ("organization", "Apple"),
        ("person", "Ada"),
    ]
    assert (shown["asserted_by"]["name"], shown["kind"]) == ("Bloomberg", "forecast")
    assert len(shown["references"]) == 1


def test_a_reference_ties_a_source_to_a_record_and_a_field(terminal: Terminal) -> None:
    move = terminal.add("move", "person=Ada", "to=Meta")
    source = terminal.add("source", "text=Ada rejoint Meta.", "headline=Le départ")
    pairs = (f"source={source}", f"record={move}", "field=to_organization", "quote=rejoint Meta")
    uid = terminal.add("reference", *pairs, "according_to=several_sources")
    (reference,) = terminal.show(move)["references"]
    assert (reference["uid"], reference["field"]) == (uid, "to_organization")
    assert (reference["quote_start"], reference["quote_end"]) == (4, 16)
    assert reference["according_to"] == "several_sources"
    assert terminal.show(uid)["quote"] == "rejoint Meta"


def test_a_position_has_person_organization_role_and_dates(terminal: Terminal) -> None:
    pairs = ("person=Ada", "organization=Meta > Labs", "role=head", "start=2021", "end=mars 2024")
    shown = terminal.show(terminal.add("position", *pairs, "kind=employee"))
    assert (named(shown["organization"]), shown["role"]) == ("Meta > Labs", "head")
    assert (shown["start"]["edtf"], shown["end"]["edtf"]) == ("2021", "2024-03")


def test_a_move_knows_whom_it_replaces_and_what_it_is_part_of(terminal: Terminal) -> None:
    group = terminal.add("move", "party=ten engineers", "from=OpenAI", "to=Meta")
    terminal.add("move", "person=Ada", "from=OpenAI", "to=Meta", f"member_of={group}")
    (link,) = terminal.show(group)["links"]
    assert (link["kind"], link["direction"]) == ("member_of", "to")


def test_positions_stay_as_they_are_when_asked(terminal: Terminal) -> None:
    pairs = ("to=Meta", "stage=started", "open_new=no")
    terminal.add("move", "person=Ada", *pairs)
    assert terminal.show("Ada")["positions"] == []
    terminal.add("move", "person=Bob", "to=Meta", "stage=started")
    assert len(terminal.show("Bob")["positions"]) == 1


def test_an_ambiguous_name_is_refused_with_the_candidates(terminal: Terminal) -> None:
    uids = [terminal.add("person", "name=Luis García", f"tell_apart={one}") for one in ("a", "b")]
    before = terminal.path.read_bytes()
    answer = terminal.run("add", "FILE", "move", "person=Luis Garcia", "to=Meta")
    assert (answer.status, answer.out) == (1, "")
    assert all(uid in answer.err for uid in uids)
    assert terminal.path.read_bytes() == before


@pytest.mark.parametrize("pair", ["nonsense=x", "Ada", "name=Bob", "=x"])
def test_a_key_that_does_not_exist_or_comes_twice_names_the_keys(
    terminal: Terminal, pair: str
) -> None:
    answer = terminal.run("add", "FILE", "person", "name=Ada", pair)
    assert answer.status == 2
    assert all(key in answer.err for key in entries.keys("person"))
    assert terminal.run("history", "FILE", "--json").out == ""


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        ("person", ["name="]),
        ("person", ["name=" + "x" * 10_000]),
        ("person", ["name=Ada\x07"]),
        ("person", ["note=no name"]),
        ("organization", ["name=A", "kind=nonsense"]),
        ("organization", ["name=A", "country=Nowhereland"]),
        ("move", ["to=Meta"]),
        ("move", ["person=Ada", "to=Meta", "verification=perhaps"]),
        ("move", ["person=Ada", "to=Meta", "quote=without a source"]),
        ("move", ["person=Ada", "to=Meta", "member_of=00000000-0000-0000-0000-000000000000"]),
        ("position", ["person=Ada", "start=2025", "end=2020"]),
        ("position", ["role=nobody's"]),
        ("source", ["language=fr"]),
        ("reference", ["source=News"]),
        ("claim", ["kind=rumour"]),
        ("person", ["name=A", "identifier=orcid:xyz"]),
        ("person", ["name=A", "quote=q"]),
    ],
)
def test_a_bad_value_is_refused_with_the_reason_and_changes_nothing(
    terminal: Terminal, kind: str, pairs: list[str]
) -> None:
    before = terminal.path.read_bytes()
    answer = terminal.run("add", "FILE", kind, *pairs)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert "does not know" not in answer.err
    assert terminal.path.read_bytes() == before


def test_a_date_that_cannot_be_read_is_kept_and_said(terminal: Terminal) -> None:
    answer = terminal.run("add", "FILE", "move", "person=Ada", "to=Meta", "date=bientôt sans doute")
    assert answer.status == 0
    assert "bientôt sans doute" in answer.err
    shown = terminal.show(answer.lines[0])["announced_on"]
    assert (shown["text"], shown["edtf"]) == ("bientôt sans doute", None)


def test_day_and_month_follow_the_locale_or_the_option(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    french = terminal.show(terminal.add("move", "person=Ada", "to=Meta", "date=7/8/2025"))
    assert french["announced_on"]["edtf"] == "2025-08-07"
    american = terminal.add("move", "person=Bob", "to=Meta", "date=7/8/2025", "--month-first")
    assert terminal.show(american)["announced_on"]["edtf"] == "2025-07-08"


def test_every_kind_has_its_fields_as_keys(terminal: Terminal) -> None:
    assert {"name", "tell_apart", "alias", "tag"} <= set(entries.keys("person"))
    assert {"person", "from", "to", "party", "headcount", "date", "source", "quote"} <= set(
        entries.keys("move")
    )
    assert {"text", "subject", "asserted_by", "check_by"} <= set(entries.keys("claim"))
