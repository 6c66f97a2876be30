"""What kind of move two ends make, and other people's words for it."""

from __future__ import annotations

import pytest

from mercato.records import codes
from mercato.records.language import role_words
from mercato.records.moving import move_kinds, move_words
from mercato.records.moving.move_kinds import End


def known(role: str | None = None) -> End:
    return End("known", role)


NOWHERE = End("none")
UNKNOWN = End("unknown")


@pytest.mark.parametrize(
    ("leaving", "joining", "how", "kind"),
    [
        (known(), known(), {}, "moves"),
        (known(), NOWHERE, {}, "leaves"),
        (known(), UNKNOWN, {}, "leaves"),
        (UNKNOWN, known(), {}, "joins"),
        (NOWHERE, known(), {}, "joins"),
        (known(), known(), {"been_there": True}, "returns"),
        (UNKNOWN, known(), {"been_there": True}, "returns"),
        (known("researcher"), End("own_venture"), {}, "founds"),
        (known("CEO"), known("co-founder and CEO"), {}, "founds"),
        (known("COO"), known("CEO"), {"internal": True}, "promoted"),
        (known("COO"), known("interim CEO"), {"internal": True}, "additional_role"),
        (known("interim CEO"), known("CEO"), {"internal": True}, "made_permanent"),
        (known("directrice par intérim"), known("directrice"), {"internal": True},
         "made_permanent"),
        (known("interim CEO"), known("CFO"), {"internal": True}, "interim_ends"),
        (known("maire"), known("maire"), {"internal": True}, "renewed"),
        (known(), known(), {"internal": True, "same_unit": False}, "moves"),
        (known("CEO"), known("board member"), {"internal": True}, "additional_role"),
        (UNKNOWN, UNKNOWN, {}, "moves"),
    ],
)  # fmt: skip
def test_the_ends_propose_a_kind(
    leaving: End, joining: End, how: dict[str, bool], kind: str
) -> None:
    assert move_kinds.propose(leaving, joining, **how) == kind


@pytest.mark.parametrize(
    "role",
    ["interim CEO", "Acting director", "directrice par intérim", "directeur a.i.", "CEO (a.i.)",
     "présidente ad interim", "chargé de l'intérim", "maire intérimaire", "CFO, acting"],
)  # fmt: skip
def test_an_interim_role_is_recognised(role: str) -> None:
    assert role_words.is_interim(role)


@pytest.mark.parametrize(
    "role", ["head of A.I.", "chargé de mission", "acting coach", "Internal auditor", "", None]
)
def test_other_roles_are_not_interim(role: str | None) -> None:
    assert not role_words.is_interim(role)


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("CEO and chairman", "employee"),
        ("lead independent director", "board"),
        ("board chair", "board"),
        ("administratrice indépendante", "board"),
        ("directeur général", "employee"),
        ("cofondatrice", "founder"),
        ("senior adviser", "adviser"),
        ("députée", "elected"),
        ("executive director", "employee"),
        (None, "employee"),
    ],
)
def test_a_role_says_what_kind_of_position_it_is(role: str | None, kind: str) -> None:
    assert role_words.position_kind(role) == kind


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("announced", ("announced", "confirmed")),
        ("Officiel", ("announced", "confirmed")),
        ("planned", ("agreed", None)),
        ("void", ("annulled", None)),
        ("rumoured", (None, "rumoured")),
        ("Rumeur", (None, "rumoured")),
        ("inferred", (None, "reported")),
        ("stated as background", ("started", "reported")),
        ("stated", (None, "reported")),
        ("reported", (None, "reported")),
        ("démenti", (None, "denied")),
        ("fell through", ("fell_through", None)),
        ("fell_through", ("fell_through", None)),
        ("on loan", ("started", None)),
    ],
)
def test_foreign_status_words_map_to_both_scales(
    word: str, meaning: tuple[str | None, str | None]
) -> None:
    found = move_words.status(word)
    assert found is not None
    assert (found.stage, found.verification) == meaning


def test_every_word_maps_to_codes_that_exist() -> None:
    for word in move_words.STATUS_WORDS.values():
        assert word.stage in (None, *codes.STAGE)
        assert word.verification in (None, *codes.VERIFICATION)
        assert word.kind in (None, *codes.MOVE_KIND)
    for kind in move_words.KIND_WORDS.values():
        assert kind.kind in (None, *codes.MOVE_KIND)
        assert kind.why_left in (None, *codes.WHY_LEFT)


def test_a_word_nobody_knows_means_nothing() -> None:
    assert move_words.status("flummoxed") is None
    assert move_words.kind("flummoxed") is None


@pytest.mark.parametrize(
    ("word", "kind", "why"),
    [("Joined", "joins", None), ("moved", "moves", None), ("Laid off", "leaves", "redundancy"),
     ("stepped down", "leaves", "resigned"), ("Ousted", "leaves", "dismissed")],
)  # fmt: skip
def test_the_kind_of_a_move_may_be_told_by_its_verb(word: str, kind: str, why: str | None) -> None:
    found = move_words.kind(word)
    assert found is not None
    assert (found.kind, found.why_left) == (kind, why)
