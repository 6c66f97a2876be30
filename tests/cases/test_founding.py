"""The story that Mercato exists for: each of its fourteen facts comes out of the records again."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cases.founding import Story, tell

from mercato.records import showing
from mercato.records.schema import Claim, Move, Person
from mercato.records.storage import file
from mercato.records.verbs import linking

pytestmark = pytest.mark.usefixtures("opened")

Shown = dict[str, Any]


@pytest.fixture
def story(opened: object) -> Story:
    return tell()


def shown(record_type: str, name: str) -> Shown:
    (found,) = linking.find(record_type, name)
    return showing.show(found)


def claims(kind: str) -> list[Shown]:
    rows = Claim.select().where(Claim.kind == kind).order_by(Claim.id)
    return [showing.show(row.id) for row in rows]


def subjects(claim: Shown) -> list[str]:
    return [one["name"] for one in claim["subjects"]]


def test_1_pang_leaves_apple_for_meta(story: Story) -> None:
    move = showing.show(story.move)
    assert move["person"]["name"] == "Ruoming Pang"
    assert move["from_organization"]["path"].startswith("Apple")
    assert move["to_organization"]["path"].startswith("Meta")
    assert (move["stage"], move["verification"]) == ("agreed", "reported")
    assert move["from_role"] == "responsable des modèles d'IA"


def test_2_his_position_has_a_second_wording(story: Story) -> None:
    (held,) = shown("person", "Ruoming Pang")["positions"]
    position = linking.by_uid(held["uid"])
    assert position is not None
    assert held["organization"]["path"] == "Apple > équipe des modèles de fondation"
    assert "chargée d'entraîner" in showing.show(position)["aliases"][0]["text"]
    assert shown("organization", "Apple Intelligence")["kind"] == "product"


def test_3_meta_s_unit_and_its_founder(story: Story) -> None:
    unit = showing.show(story.move)["to_organization"]
    assert unit["path"] == "Meta > unité d'IA superintelligente"
    (role,) = shown("person", "Mark Zuckerberg")["current_roles"]
    assert (role["organization"]["name"], role["role"]) == ("Meta", None)


def test_4_according_to_bloomberg(story: Story) -> None:
    (reference,) = showing.show(story.move)["references"]
    assert reference["according_to_record"]["name"] == "Bloomberg"
    report = linking.by_uid(showing.show(story.article)["relays"]["uid"])
    assert report is not None
    assert showing.show(report)["outlet"]["name"] == "Bloomberg"
    assert all(
        one["according_to_record"] is None
        for group in story.groups
        for one in showing.show(group)["references"]
    )


def test_5_no_date_is_given_for_any_of_it(story: Story) -> None:
    for move in (story.move, *story.groups):
        dates = showing.show(move)
        assert {dates[name] for name in ("announced_on", "left_on", "starts_on", "date")} == {None}


def test_6_apple_intelligence_was_presented_in_2024(story: Story) -> None:
    presented, compact = claims("context")
    assert presented["about_date"]["edtf"] == "2024"
    assert subjects(presented) == subjects(compact) == ["Apple Intelligence"]


def test_7_apple_s_models_are_judged_weaker(story: Story) -> None:
    weaker = claims("opinion")[0]
    assert (weaker["asserted_by"], subjects(weaker)[0]) == (None, "Apple")


def test_8_apple_considered_openai_or_anthropic(story: Story) -> None:
    (rumour,) = claims("rumour")
    assert subjects(rumour) == ["Apple", "OpenAI", "Anthropic", "Siri"]
    (reference,) = rumour["references"]
    assert reference["according_to"] == "several_sources"
    assert reference["according_to_count"] is None


def test_9_a_wave_of_resignations_may_come(story: Story) -> None:
    wave = claims("forecast")[0]
    assert (wave["outcome"], wave["check_by"]["edtf"]) == ("open", "2026-01")
    assert subjects(wave) == ["IA"]


def test_10_bloomberg_calls_the_unit_troubled(story: Story) -> None:
    (quote,) = claims("quote")
    assert quote["asserted_by"]["name"] == "Bloomberg"
    assert quote["references"][0]["quote"] == "troublée"
    assert quote["references"][0]["quote_translated"] is True


def test_11_three_groups_are_never_added_up(story: Story) -> None:
    groups = [showing.show(group) for group in story.groups]
    assert [one["headcount_counted"]["number"] for one in groups] == [None] * 3
    assert {one["to_organization"]["name"] for one in groups} == {"Meta"}
    assert [one["from_organization"]["name"] for one in groups] == [
        "Google DeepMind", "OpenAI", "Safe Superintelligence Inc.",
    ]  # fmt: skip
    assert shown("organization", "Meta")["counts"]["groups_in"] == 3
    assert shown("organization", "Meta")["counts"]["arrivals"] == 1


def test_12_a_setback_for_apple_a_gain_for_meta(story: Story) -> None:
    assert [subjects(one) for one in claims("opinion")[1:]] == [
        ["Apple"], ["Apple"], ["Meta", "Ruoming Pang"],
    ]  # fmt: skip


def test_13_meta_s_stated_aim(story: Story) -> None:
    (aim,) = claims("stated_aim")
    assert subjects(aim) == ["Meta"]


def test_14_agents_from_facebook_to_whatsapp(story: Story) -> None:
    assert subjects(claims("forecast")[2]) == ["Meta", "Facebook", "WhatsApp"]
    facebook = shown("organization", "Facebook")
    assert (facebook["path"], facebook["kind"]) == ("Meta > Facebook", "product")


def test_nothing_more_is_invented(story: Story) -> None:
    assert [person.name for person in Person.select()] == ["Ruoming Pang", "Mark Zuckerberg"]
    assert Move.select().count() == 4
    assert linking.find("organization", "Meta Superintelligence Labs") == []
    assert file.check_file() == []
