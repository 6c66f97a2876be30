"""The demo file: the founding story fact by fact, and the wave row by row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mercato import resource_files
from mercato.exchange import demo
from mercato.records.schema import Claim, Move, Organization, Person, Source
from mercato.records.storage import file
from mercato.records.verbs import linking
from tests.command_line import Terminal
from tests.test_command_line_files import mercato

Shown = dict[str, Any]
DATES = ("announced_on", "left_on", "starts_on", "date", "first_reported_on")
WAVE = list(csv.DictReader(io.StringIO(resource_files.read_text("demo/wave.csv"))))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo file, made once; tests only read it."""
    path = tmp_path_factory.mktemp("demo") / "demo.mercato"
    demo.make(path)
    return path


@pytest.fixture
def desk(made: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(made, capsys.readouterr)


@pytest.fixture
def records(made: Path) -> Iterator[None]:
    """The demo file, open for looking into its tables."""
    opened = file.open_file(made, readonly=True)
    yield
    opened.close()


def pang(desk: Terminal) -> Shown:
    """The one move of Ruoming Pang."""
    (move,) = desk.show("Ruoming Pang")["moves"]
    return desk.show(move["uid"])


def article(desk: Terminal) -> Shown:
    """The article of the founding story."""
    return desk.show(pang(desk)["references"][0]["source"]["uid"])


def claims(desk: Terminal, kind: str, *subjects: str) -> list[Shown]:
    """The article's claims of a kind about all these records, as `show --json` prints them."""
    lines = desk.run("find", "FILE", "claims", "--sort", "text", "--json").lines
    told = [json.loads(line) for line in lines]
    found = [
        line["uid"]
        for line in told
        if line["kind"] == kind and set(subjects) <= set(line["subjects"].split("; "))
    ]
    return [desk.show(uid) for uid in found]


def test_fact_1_a_head_of_models_leaves_apple_for_meta(desk: Terminal) -> None:
    move = pang(desk)
    assert move["person"]["name"] == "Ruoming Pang"
    assert move["from_organization"]["path"] == "Apple"
    assert move["from_role"] == "responsable des modèles d'IA"
    assert move["to_organization"]["path"].startswith("Meta")
    assert (move["stage"], move["verification"]) == ("agreed", "reported")


def test_fact_2_the_same_position_has_a_second_wording(desk: Terminal) -> None:
    (position,) = desk.show("Ruoming Pang")["positions"]
    shown = desk.show(position["uid"])
    assert (shown["organization"]["name"], shown["role"]) == (
        "Apple",
        "responsable des modèles d'IA",
    )
    assert [alias["text"] for alias in shown["aliases"]] == [
        "dirigeait l'équipe chargée d'entraîner les modèles de fondation"
    ]
    assert pang(desk)["from_position"]["uid"] == position["uid"]
    team = desk.show("Apple > équipe des modèles de fondation")
    assert team["kind"] == "unit"
    product = desk.show("Apple > Apple Intelligence")
    assert (product["kind"], product["parent"]["name"]) == ("product", "Apple")


def test_fact_3_he_joins_a_unit_of_meta_without_a_name(desk: Terminal) -> None:
    unit = desk.show(pang(desk)["to_organization"]["uid"])
    assert (unit["parent"]["name"], unit["kind"]) == ("Meta", "unit")
    assert unit["name"][0].islower()
    (position,) = desk.show("Mark Zuckerberg")["positions"]
    assert (position["organization"]["name"], position["role"]) == ("Meta", None)


def test_fact_4_the_article_relays_bloomberg_for_facts_1_and_10_only(desk: Terminal) -> None:
    shown = article(desk)
    report = desk.show(shown["relays"]["uid"])
    assert report["outlet"]["name"] == "Bloomberg"
    assert [report[name] for name in ("headline", "url", "text")] == [None] * 3
    assert pang(desk)["references"][0]["according_to_record"]["name"] == "Bloomberg"
    relying = [
        (record["type"], reference["quote"])
        for record in map(desk.show, (one["uid"] for one in shown["records"]))
        for reference in record["references"]
        if (reference["according_to_record"] or {}).get("name") == "Bloomberg"
    ]
    assert [kind for kind, _ in relying] == ["move", "claim"]
    assert relying[1][1] == "troublée"


def test_fact_5_no_date_is_given_for_any_of_it(desk: Terminal) -> None:
    moves = [pang(desk), *(desk.show(one["uid"]) for one in groups(desk))]
    assert len(moves) == 4
    assert [move[name] for move in moves for name in DATES] == [None] * 20
    assert article(desk)["published_on"] is None


def test_fact_6_context_about_apple_intelligence(desk: Terminal) -> None:
    found = claims(desk, "context", "Apple Intelligence")
    assert len(found) == 2
    shown, compact = found
    assert shown["about_date"]["edtf"] == "2024"
    assert "WWDC 2024" in shown["text"]
    assert all(word in compact["text"] for word in ("iPhone", "iPad", "cloud"))


def test_fact_7_apples_models_are_judged_weaker(desk: Terminal) -> None:
    (claim,) = claims(desk, "opinion", "Apple", "OpenAI", "Anthropic", "Meta")
    assert claim["asserted_by"] is None


def test_fact_8_apple_considered_others_models_in_siri(desk: Terminal) -> None:
    (claim,) = claims(desk, "rumour", "Apple", "OpenAI", "Anthropic", "Siri")
    (reference,) = claim["references"]
    assert reference["according_to"] == "several_sources"
    assert reference["according_to_count"] is None


def test_fact_9_a_wave_of_resignations_is_forecast(desk: Terminal) -> None:
    (claim,) = claims(desk, "forecast", "unité IA")
    assert (claim["outcome"], bool(claim["check_by"]["edtf"])) == ("open", True)
    units = [unit["name"] for unit in desk.show("Apple")["units"]]
    assert {"unité IA", "équipe des modèles de fondation"} <= set(units)


def test_fact_10_bloomberg_calls_the_unit_troubled(desk: Terminal) -> None:
    (claim,) = claims(desk, "quote", "unité IA")
    assert claim["asserted_by"]["name"] == "Bloomberg"
    (reference,) = claim["references"]
    assert (reference["quote"], reference["quote_translated"]) == ("troublée", True)


def groups(desk: Terminal) -> list[Shown]:
    """The moves of unnamed people to Meta."""
    return [move for move in desk.show("Meta")["arrivals"] if move["party"]]


def test_fact_11_three_groups_join_meta_and_are_not_added_up(desk: Terminal) -> None:
    found = groups(desk)
    assert [move["from_organization"]["name"] for move in found] == [
        "Google DeepMind",
        "OpenAI",
        "Safe Superintelligence Inc.",
    ]
    for move in map(desk.show, (one["uid"] for one in found)):
        assert move["to_organization"]["path"] == "Meta"
        assert (move["person"], move["headcount"], move["links"]) == (None, None, [])
        assert move["headcount_counted"]["number"] is None


def test_fact_12_three_opinions_on_what_it_means(desk: Terminal) -> None:
    texts = [claim["text"] for claim in claims(desk, "opinion")]
    for word in ("revers", "difficultés internes", "appareils mobiles"):
        assert sum(word in text for text in texts) == 1


def test_fact_13_metas_stated_aim(desk: Terminal) -> None:
    (claim,) = claims(desk, "stated_aim", "Meta")
    assert "« superintelligente »" in claim["text"]
    assert "objets connectés" in claim["text"]


def test_fact_14_forecasts_for_apple_and_meta(desk: Terminal) -> None:
    assert any("distancer" in claim["text"] for claim in claims(desk, "forecast", "Apple"))
    assert len(claims(desk, "forecast", "Meta", "Facebook", "WhatsApp")) == 1
    for name in ("Facebook", "WhatsApp"):
        product = desk.show(name)
        assert (product["kind"], product["parent"]["name"]) == ("product", "Meta")


def test_every_quote_stands_in_the_article_just_there(desk: Terminal) -> None:
    shown = article(desk)
    quotes = [
        reference
        for record in map(desk.show, (one["uid"] for one in shown["records"]))
        for reference in record["references"]
        if reference["source"]["uid"] == shown["uid"]
    ]
    assert len(quotes) >= 24
    for one in quotes:
        assert shown["text"][one["quote_start"] : one["quote_end"]] == one["quote"]
        assert one["quote_language"] == "fr"


def test_nothing_else_is_said_of_the_story(desk: Terminal, records: None) -> None:
    text = article(desk)["text"]
    assert not any(word in text for word in ("Superintelligence Labs", "Foundation Models", "2025"))
    assert not linking.find("organization", "Apple Foundation Models")
    move = pang(desk)
    assert "Labs" not in str([move[name] for name in move if name != "references"])
    assert move["terms"] is None
    assert len(desk.show("Ruoming Pang")["positions"]) == 1
    assert Move.select().where(Move.party.is_null(False)).count() == 3


def test_the_wave_has_a_move_for_every_row(records: None) -> None:
    assert len(WAVE) == 40
    assert Move.select().where(Move.person.is_null(False)).count() == len(WAVE)
    assert Person.select().count() == len(WAVE) + 1
    assert {row["source_url"] for row in WAVE} == {
        source.url for source in Source.select().where(Source.url.is_null(False))
    }


@pytest.mark.parametrize("row", WAVE, ids=lambda row: row["person"])
def test_a_row_of_the_wave_is_recorded_as_it_stands(desk: Terminal, row: dict[str, str]) -> None:
    (summary,) = desk.show(row["person"])["moves"]
    move = desk.show(summary["uid"])
    assert row["source_url"] in [one["source"]["url"] for one in move["references"]]
    if row["person"] == "Ruoming Pang":
        return
    assert end(move, "from") == {row["from_org"], row["from_unit"]} - {""}
    expected = set() if row["to_org"].startswith("[") else {row["to_org"], row["to_unit"]} - {""}
    assert end(move, "to") == expected
    assert move["to_role"] == (row["role"] or None)
    dates = [move[name]["edtf"] for name in ("announced_on", "starts_on") if move[name]]
    assert dates == [row["date"]] * bool(row["date"])
    wanted = {"confirmed": "confirmed"}.get(row["status"], "reported")
    assert move["verification"] == wanted
    assert row["basis"] in move["note"]


def end(move: Shown, which: str) -> set[str]:
    """Organization and unit at one end, in the words of the table."""
    found = move[f"{which}_organization"]
    words = {"Google DeepMind": "DeepMind", "Safe Superintelligence Inc.": "Safe Superintelligence"}
    return {words.get(name, name) for name in found["path"].split(" > ")} if found else set()


def test_ends_that_are_no_organizations_say_so(desk: Terminal) -> None:
    states = {}
    for name in ("Yann LeCun", "Tony Liu", "Rishabh Agarwal", "Johan Schalkwyk"):
        (summary,) = desk.show(name)["moves"]
        move = desk.show(summary["uid"])
        states[name] = (move["from_state"], move["to_state"], move["kind"])
    assert states == {
        "Yann LeCun": ("known", "own_venture", "founds"),
        "Tony Liu": ("known", "own_venture", "founds"),
        "Rishabh Agarwal": ("known", "unknown", "leaves"),
        "Johan Schalkwyk": ("unknown", "known", "joins"),
    }


def test_a_second_source_of_the_same_move_makes_no_second_move(desk: Terminal) -> None:
    references = pang(desk)["references"]
    assert len({one["source"]["uid"] for one in references}) == 2
    (claim,) = [one for one in desk.show("Ruoming Pang")["claims"] if "Labs" in one["text"]]
    shown = desk.show(claim["uid"])
    assert shown["about_date"]["edtf"] == "2025-07-07"
    assert "indiatoday" in shown["references"][0]["source"]["url"]


def test_units_stand_below_their_organizations(records: None) -> None:
    (labs,) = linking.find("organization", "Meta > Meta Superintelligence Labs")
    assert Organization.get_by_id(labs).kind == "unit"
    assert linking.find("organization", "Google > DeepMind") == linking.find(
        "organization", "Google DeepMind"
    )
    assert len(linking.find("organization", "Meta > TBD")) == 1
    assert Claim.select().where(Claim.kind == "fact").count() == 2


def test_the_demo_is_sound_and_can_be_undone_step_by_step(desk: Terminal) -> None:
    assert desk.run("check", "FILE").status == 0
    lines = [line.split("\t")[2] for line in desk.run("history", "FILE").lines[1:]]
    assert len(lines) >= 50
    assert lines[-2] == "Move of Ruoming Pang"


def test_making_it_leaves_nothing_else_beside_it(tmp_path: Path) -> None:
    demo.make(tmp_path / "demo.mercato")
    assert [path.name for path in tmp_path.iterdir()] == ["demo.mercato"]


def test_the_command_makes_it_and_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "made.mercato"
    found = mercato("demo", "--to", str(path), "--no-window")
    assert (found.returncode, found.stderr) == (0, b"")
    before = path.read_bytes()
    again = mercato("demo", "--to", str(path), "--no-window")
    assert again.returncode == 1
    assert path.read_bytes() == before


def test_a_demo_that_cannot_be_finished_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource_files, "read_text", lambda name: "{")
    with pytest.raises(ValueError, match="Expecting"):
        demo.make(tmp_path / "demo.mercato")
    assert list(tmp_path.iterdir()) == []
