"""Confidential records leave no trace in any format, unless somebody wants them."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
from tests.exchange.exporting.conftest import Desk
from tests.records import random_desk

from mercato.exchange.exporting.counting import Counting, Kept
from mercato.exchange.exporting.formats import FORMATS
from mercato.exchange.exporting.request import EVERYTHING, ExportRequest, Run
from mercato.exchange.exporting.rows import Rows
from mercato.exchange.exporting.secret_names import SecretNames
from mercato.records.belongings import aliases, follow_ups, identifiers, printed, tags
from mercato.records.evidence import references
from mercato.records.finding import tables, views
from mercato.records.finding.matching import decide
from mercato.records.journal import journal
from mercato.records.moving import move_links, move_status
from mercato.records.schema import Record
from mercato.records.verbs import editing, positions

SECRETS = (
    *("Walter Whisper", "Secretive Smith", "Covert Corp", "Mole Manager", "Spy Captain"),
    *("Deep Throat", "Silent Sam", "hush-hush.example", "WHISPER-77", "Quiet Quote"),
    *("Hidden Hint", "1 April 1907", "1907-04", "Tipster Tim", "Sly Fox"),
)
"""What must not be found; each is planted below in its own places."""


def plant(desk: Desk) -> list[str]:
    """Everything that can tell of a protected person, source or organization; their uids."""
    tip = desk.add(
        "source",
        kind="tip",
        headline="Walter Whisper tells",
        authors="Tipster Tim and Walter Whisper",
        url="https://hush-hush.example/1",
        published_on="1 April 1907",
        note="Met Deep Throat",
    )
    hidden = desk.add("person", name="Secretive Smith", confidentiality="protected")
    org = desk.add("organization", name="Covert Corp", confidentiality="internal")
    ada = desk.add("person", name="Ada Lovelace", note="Secretive Smith says she is leaving.")
    ends = {"from": org, "from_role": "Spy Captain", "to": "Apple"}
    move = desk.add("move", person=ada, stage="started", source=tip, quote="Quiet Quote", **ends)
    own = desk.add("move", person=hidden, to="Apple", to_role="Mole Manager", stage="started")
    open_source = desk.add("source", headline="Open", url="https://open.example", relays=tip)
    desk.add("claim", text="He knows Secretive Smith.", subject=[hidden], asserted_by=tip)
    desk.add("claim", text="It is so.", subject=["Apple"], asserted_by=hidden)
    desk.add("claim", text="secretive  SMITH said it.", subject=["Apple"])
    with journal.edit("test.edit"):
        plant_entries(desk, desk.id(hidden), desk.id(ada), desk.id(org))
        for quoted, source, voice in (
            ("Quiet Quote", tip, None),
            ("Hidden Hint", open_source, hidden),
        ):
            given = {"according_to_record": desk.id(voice)} if voice else {}
            made = references.add_reference(desk.id(source), desk.id(ada), quote=quoted, **given)
            voiced = made
        move_status.set_status(
            desk.id(move), stage="announced", as_of="1 April 1907", reference=voiced
        )
        move_links.add(desk.id(move), "replaces", desk.id(own))
        editing.create("organization_change", a=desk.id(org), kind="renamed_to", b=apple(desk))
        post = positions.create(person=desk.id(ada), organization=desk.id(org), role="Mole Manager")
        editing.set_field(desk.id(move), "from_position", post)
    kept_back = [editing.uid_of(one) for one in tables.ids("positions", '"covert corp"')]
    assert kept_back
    return [tip, hidden, org, own, *kept_back]


def plant_entries(desk: Desk, hidden: int, ada: int, org: int) -> None:
    aliases.add(hidden, "Silent Sam")
    aliases.add(org, "Sly Fox")
    identifiers.add(hidden, "other", "WHISPER-77")
    tags.add(hidden, "Friends of Silent Sam")
    tags.add(ada, "Knows Silent Sam")
    follow_ups.add(ada, "Ask Walter Whisper", "2026")
    printed.add(ada, "Interview with Secretive Smith")
    decide(ada, hidden, "different")
    views.save(views.View("people", "Near Secretive Smith", 'person:"Secretive Smith"'))


def apple(desk: Desk) -> int:
    return next(iter(tables.ids("organizations", "apple")))


def test_planted_names_are_nowhere_in_any_format(desk: Desk) -> None:
    uids = plant(desk)
    wanted = [text.casefold().encode() for text in (*SECRETS, *uids)]
    for what, _ in desk.everywhere():
        content = desk.all_bytes().lower()
        assert not [text for text in wanted if text in content], what


def test_all_of_it_is_there_for_whoever_includes_it(desk: Desk) -> None:
    plant(desk)
    desk.export("all", "jsonl", include_confidential=True)
    content = desk.all_bytes().decode()
    assert not [text for text in SECRETS if text not in content]


@pytest.mark.parametrize("public", ["organization", "person"])
def test_whoever_is_called_after_somebody_confidential_stays_out_and_is_counted(
    desk: Desk, public: str
) -> None:
    desk.add("person", name="Secretive Smith", confidentiality="protected")
    named = desk.add(public, name="Secretive Smith Junior")
    if public == "organization":
        desk.add("move", person="Ada", to=named)
        desk.add("position", person="Ada", organization=named)
        desk.add("claim", text="It grows.", subject=[named])
    wanted = [b"secretive", named.encode()]
    for what, _ in desk.everywhere():
        content = desk.all_bytes().lower()
        assert not [text for text in wanted if text in content], what
    result = desk.export("all", "jsonl")
    assert (result.withheld, result.namesakes) == (1, 3 if public == "organization" else 1)
    assert desk.export(f"{public}s".replace("persons", "people"), "csv").namesakes == 1
    assert named in desk.text("all", "jsonl", include_confidential=True)


def test_a_name_of_one_word_keeps_nobody_out_who_is_called_so_too(desk: Desk) -> None:
    desk.add("person", name="Marie", confidentiality="protected")
    desk.add("person", name="Marie Curie", note="Ask Marie.")
    found = desk.text("people", "csv")
    assert "Marie Curie" in found
    assert "Ask Marie" not in found


def test_an_alias_of_somebody_public_does_not_make_a_name_known(desk: Desk) -> None:
    desk.add("person", name="Secretive Smith", confidentiality="protected")
    ada = desk.add("person", name="Ada", note="alias Secretive Smith", sort_name="Smith Secretive")
    with journal.edit("test.edit"):
        aliases.add(desk.id(ada), "Secretive Smith")
    for what, _ in desk.everywhere():
        assert b"secretive" not in desk.all_bytes().lower(), what


def test_what_was_left_out_is_said(desk: Desk) -> None:
    plant(desk)
    result = desk.export("all", "jsonl")
    assert result.withheld > 0
    assert result.blanked > 0
    assert result.named > 0
    assert {code for code, _ in result.left_out()} == {
        "export.withheld",
        "export.blanked",
        "export.named",
    }


def test_what_is_asked_for_is_no_trace_either(desk: Desk) -> None:
    plant(desk)
    desk.export("people", "xlsx", query='"Secretive Smith"')
    assert b"Secretive" not in desk.all_bytes()


def test_how_much_will_stay_out_is_known_before_and_the_same_afterwards(desk: Desk) -> None:
    counting = Counting()
    assert counting.kept_back(ExportRequest("people", desk.out)) == Kept()
    plant(desk)
    desk.add("person", name="Secretive Smith Junior")
    desk.add("move", party="friends, Secretive Smith", to="Apple")
    queries = {"people": ("", "ada", "smith"), "moves": ("", "to:apple", "apple -ada")}
    for style, known in FORMATS.items():
        for table in (*known.tables, *([EVERYTHING] if known.of_records else [])):
            for query in queries.get(table, ("",)):
                kept = counting.kept_back(ExportRequest(table, desk.out, style, query))
                result = desk.export(table, style, query=query)
                told = (result.withheld, result.namesakes)
                assert (kept.withheld, kept.namesakes) == told, (table, style, query)
    assert counting.kept_back(ExportRequest("people", desk.out, query="smith")) == Kept(1, 1, True)


def test_a_name_that_somebody_public_has_too_gives_nobody_away(desk: Desk) -> None:
    desk.add("person", name="Paul Martin", confidentiality="protected")
    note = "Paul Martin was here; Martin, Paul."
    desk.add("person", name="Paul Martin", note=note, sort_name="Martin Paul")
    assert f'"{note}"' in desk.text("people", "csv")
    assert "Martin Paul" in desk.text("people", "csv")


@pytest.mark.parametrize("public", ["Claude Martin", "Martin Scherz", "Martin & Sons"])
def test_a_family_name_that_somebody_public_has_too_gives_nobody_away(
    desk: Desk, public: str
) -> None:
    desk.add("person", name="Paul Martin", confidentiality="protected")
    desk.add("organization" if "&" in public else "person", name=public)
    desk.add("person", name="Ada", note="Martin was here, not Paul “Pop” Martin.")
    desk.add("person", name="Bea", note="Mr. Martin was here.")
    told = desk.text("people", "csv")
    assert "Mr. Martin was here." in told
    assert "Pop" not in told


@pytest.mark.parametrize("public", ["organization", "person"])
def test_whoever_stays_out_for_a_name_makes_no_family_name_known(desk: Desk, public: str) -> None:
    desk.add("person", name="Edward Snowden", confidentiality="protected")
    desk.add(public, name="Edward Snowden Trust")
    desk.add("person", name="Ada", note="knows Snowden well")
    assert "knows Snowden" not in desk.text("people", "csv")


@pytest.mark.parametrize(
    "text",
    ["They talk of green energy.", "all is green. then 1.5 more", "as green... e.g. red/green"],
)
def test_a_word_is_no_family_name_where_it_is_not_written_as_one(desk: Desk, text: str) -> None:
    desk.add("person", name="Jane Green", confidentiality="protected")
    desk.add("person", name="Ada", note=text)
    assert text in desk.text("people", "csv")


@pytest.mark.parametrize(
    "text",
    ["see linkedin.com/in/snowden", "see #snowden", "(snowden.example.org)", "at snowden.org, too"],
)
def test_a_family_name_is_found_in_an_address_without_a_scheme(desk: Desk, text: str) -> None:
    desk.add("person", name="Edward Snowden", confidentiality="protected")
    desk.add("person", name="Ada", note=text)
    desk.add("organization", name="Apple", website="snowden.example.org")
    assert text not in desk.text("people", "csv")
    assert "snowden" not in desk.text("organizations", "csv")


@pytest.mark.parametrize("family", ["O'Neill", "Le Pen", "Smith-Jones"])
def test_a_family_name_of_several_words_is_found_run_together_unless_it_is_shared(
    desk: Desk, family: str
) -> None:
    desk.add(
        "person", name="x", given_name="Xenia", family_name=family, confidentiality="protected"
    )
    words = re.sub(r"\W", "", family)
    texts = [f"x.{words.lower()}@mail.example", f"see {words} there", f"@x{words.lower()}s"]
    for text in (*texts, texts[-1][:-1]):
        desk.add("person", name="Ada", note=text)
    told = desk.text("people", "csv")
    assert [text in told for text in texts] == [False, False, True]
    assert desk.export("people", "csv").named == (2 if len(words) < 7 else 3)
    desk.add("person", name=f"Bea {family}")
    assert texts[1] in desk.text("people", "csv")


def test_an_identifier_of_somebody_public_does_not_make_a_name_known(desk: Desk) -> None:
    desk.add("person", name="Jane Doe", confidentiality="protected")
    desk.add("organization", name="Jane Doe Consulting", identifier="other:jane-doe")
    desk.add("person", name="Ada", note="Our informant is Jane Doe.")
    assert "Our informant" not in desk.text("people", "csv")


def test_whoever_stays_out_for_a_name_makes_no_other_name_nor_number_known(desk: Desk) -> None:
    hidden = desk.add("person", name="Edward Snowden", confidentiality="protected")
    with journal.edit("test.edit"):
        aliases.add(desk.id(hidden), "Verax Citizen")
        identifiers.add(desk.id(hidden), "other", "citizen-four-77")
    trust = desk.add(
        "organization", name="Edward Snowden Trust", identifier="other:citizen-four-77"
    )
    desk.add("person", name="Edward Snowden Jr", native_name="Verax Citizen")
    desk.add("person", name="Ada", note="knows Verax Citizen", tell_apart="citizen-four-77")
    desk.add("person", name="Verax Citizen Smith")
    told = desk.text("people", "csv")
    assert "Ada" in told
    assert not [text for text in ("Verax", "77", trust) if text in told]
    assert desk.export("people", "csv").namesakes == 2


@pytest.mark.parametrize("name", ["2024", "2024-07", "2024-07-07", "May", "July"])
def test_a_name_that_says_a_day_takes_no_date_away(desk: Desk, name: str) -> None:
    desk.add("person", name=name, confidentiality="protected")
    source = desk.add("source", url="https://n.example/2024/07/07/a", published_on="7 July 2024")
    days = {"announced_on": "2024-07-07", "starts_on": "May 2024", "left_on": "in 2024"}
    desk.add("move", person="Ada", to="Apple", note="Class of 2024", source=source, **days)
    assert desk.export("moves", "csv").named == 0
    told = desk.text("moves", "csv")
    assert not [text for text in (*days.values(), "Class of 2024") if text not in told]
    assert source in desk.text("sources", "csv")


def test_a_name_in_digits_that_says_no_day_is_a_name(desk: Desk) -> None:
    desk.add("person", name="007", confidentiality="protected")
    desk.add("person", name="Ada", note="007 told us on 7 July 2024.")
    assert "told us" not in desk.text("people", "csv")


def test_a_number_that_somebody_public_has_too_gives_nobody_away(desk: Desk) -> None:
    desk.add("person", name="Sly Fox", confidentiality="protected", identifier="other:deepthroat77")
    desk.add("organization", name="Apple", identifier="other:deepthroat77")
    desk.add("person", name="Ada", note="On X as @deepthroat77, it says.")
    assert "On X as" in desk.text("people", "csv")


def test_parts_of_words_are_no_names(desk: Desk) -> None:
    desk.add("person", name="Al Art", confidentiality="protected")
    desk.add("person", name="Ada", note="Heal articles")
    assert "Heal articles" in desk.text("people", "csv")


@pytest.mark.parametrize("seed", range(3))
def test_tables_and_records_withhold_the_same(desk: Desk, seed: int) -> None:
    random = Random(seed)
    random_desk.fill(random)
    with journal.edit("test.edit"):
        for record in list(Record.select(Record.id).tuples()):
            if random.random() < 0.2:
                Record.update(confidentiality="internal").where(Record.id == record[0]).execute()
    closed = SecretNames().closed.records
    for table in ("people", "organizations", "positions", "moves", "sources", "claims"):
        ids = tables.ids(table)
        run = Run(ExportRequest(table, desk.out, ids=ids))
        told = [row[0] for page in Rows(run, columns=("uid",)).pages() for row in page]
        assert told == [editing.uid_of(one) for one in ids if one not in closed], table


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Edward Snowden", "Ask Snowden, Edward first."),
        ("Luis García Márquez", "Ask GARCIA MARQUEZ, Luis."),
        ("王小明", "昨天王小明说"),
        ("김철수", "어제 김철수는 말했다"),
        ("Edward Snowden", "Ask Edward J. Snowden."),
        ("Edward J. Snowden", "Ask Edward Snowden."),
        ("Edward Snowden", "See #EdwardSnowden."),
        ("Edward Snowden", "https://x.example/?q=edward+snowden"),
        ("Edward Snowden", "https://x.example/Edward%20Snowden"),
        ("Zoé Snowden", "Zo&eacute;&nbsp;Snowden"),
        ("Edward Snowden", 'Ask Edward "Ed" Snowden.'),
        ("Edward Snowden", "Ask Edward <em>Snowden</em>."),
        ("Edward Snowden", "Mr. Snowden’s files"),
        ("Edward Snowden", "Write to esnowden@x.example"),
        ("Edward Snowden", "https://x.example/snowden-files"),
        ("Jürgen Müller", "Ask Juergen Mueller."),
        ("Juergen Mueller", "Ask Jürgen Müller."),
        ("Søren Møller", "Herr MOELLER sagt"),
        ("محمد الحسيني", "السيد الحسيني"),
        ("Bob", "I met Bob there."),
        ("Bob", "BOB SAYS NO"),
    ],
)
def test_a_name_is_found_in_either_order_in_any_script_and_however_short(
    desk: Desk, name: str, text: str
) -> None:
    desk.add("person", name=name, confidentiality="protected")
    desk.add("person", name="Ada", note=text)
    assert text not in desk.text("people", "csv")
    assert desk.export("all", "jsonl").named == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("José Doring", "From: &lt;Jos&eacute; Doring&gt; wrote"),
        ("Jane Doe", '<img alt="Jane&nbsp;Doe">'),
        ("Jane Döring", "<!-- Jane D&ouml;ring -->"),
    ],
)
def test_a_name_is_found_inside_a_tag_too_however_its_letters_are_written(
    desk: Desk, name: str, text: str
) -> None:
    desk.add("person", name=name, confidentiality="protected")
    desk.add("person", name="Ada", note=text)
    assert desk.export("all", "jsonl").named == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("other:deep.t@hush.example", "Write to <Deep.T@hush.example>."),
        ("other:+33 6 12 34 56 78", "Call 06.12.34.56.78 at night."),
        ("other:deepthroat77", "On X as @deepthroat77, he says."),
    ],
)
def test_how_a_protected_person_is_reached_is_no_text_to_publish(
    desk: Desk, value: str, text: str
) -> None:
    desk.add("person", name="Sly Fox", confidentiality="protected", identifier=value)
    desk.add("person", name="Ada", note=text)
    assert text not in desk.text("people", "csv")


@pytest.mark.parametrize("number", ["12", "2025"])
def test_the_number_of_a_row_withholds_no_date_and_no_count(desk: Desk, number: str) -> None:
    desk.add("person", name="Sly Fox", confidentiality="protected", identifier=f"other:{number}")
    desk.add("move", person="Ada", to="Apple", announced_on="12 July 2025", note="12 of 2025")
    assert desk.export("moves", "csv").named == 0


def test_the_address_of_a_source_that_names_somebody_is_in_no_format(desk: Desk) -> None:
    desk.add("person", name="Secretive Smith", confidentiality="protected")
    url = "https://n.example/secretive-smith-speaks"
    source = desk.add("source", url=url, headline="Open", outlet="The Paper")
    ends = {"to": "Apple", "stage": "started", "starts_on": "2024"}
    desk.add("move", person="Ada", source=source, **ends)
    with journal.edit("test.edit"):
        references.add_reference(desk.id(source), apple(desk))
    for what, _ in desk.everywhere():
        assert b"secretive" not in desk.all_bytes().lower(), what
    result = desk.export("all", "popolo")
    assert (result.named, result.untold_sources) == (1, 1)


def test_an_initial_makes_nobody_public_a_secret(desk: Desk) -> None:
    desk.add("person", name="Paul J. Martin", confidentiality="protected")
    desk.add("person", name="Paul Martin", note="Paul Martin was here.")
    assert "Paul Martin was here." in desk.text("people", "csv")


def test_short_names_are_not_found_in_other_words(desk: Desk) -> None:
    desk.add("person", name="An", confidentiality="protected")
    desk.add("person", name="Ada", note="Such an end, 12 of 1000.")
    assert "Such an end" in desk.text("people", "csv")


def test_codes_stay_whatever_somebody_confidential_is_called(desk: Desk) -> None:
    for name in ("Unknown", "Open", "Yes"):
        desk.add("organization", name=name, confidentiality="protected")
    desk.add("position", person="Ada", organization="Apple", is_current="yes")
    move = desk.add("move", person="Ada", to="Apple")
    desk.add("claim", text="It will be so.", subject=["Apple"])
    with journal.edit("test.edit"):
        editing.set_field(desk.id(move), "from_state", "unknown")
    lines = [json.loads(line) for line in desk.text("all", "jsonl").splitlines()]
    told = {line["type"]: line for line in lines}
    assert told["position"]["is_current"] == "yes"
    assert told["move"]["from_state"] == "unknown"
    assert told["claim"]["outcome"] == "open"
    assert told["end"]["records"] == len(lines) - 2


def test_what_a_view_holds_as_json_is_read_before_it_is_searched(desk: Desk) -> None:
    desk.add("person", name="Zoë Secrète", confidentiality="protected")
    with journal.edit("test.edit"):
        views.save(views.View("people", "Near her", "", facets={"name": ["Zoë Secrète"]}))
    lines = desk.text("all", "jsonl")
    assert "Near her" not in lines
    assert "Near her" in desk.text("all", "jsonl", include_confidential=True)


def test_a_move_of_nobody_known_is_told_and_one_of_somebody_hidden_is_not(desk: Desk) -> None:
    nobody = desk.add("move", party="some team", to="Apple")
    with journal.edit("test.edit"):
        editing.set_field(desk.id(nobody), "party", None)
    assert nobody in desk.text("all", "jsonl")
    desk.add("person", name="Secretive Smith", confidentiality="protected")
    assert nobody in desk.text("all", "jsonl")
    assert desk.export("all", "jsonl").withheld == 1
    hidden = desk.add("move", party="friends, Secretive Smith", to="Apple")
    assert hidden not in desk.text("all", "jsonl")
