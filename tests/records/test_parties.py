"""Telling groups from names, and names from one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.records.language import parties


@pytest.mark.parametrize(
    ("text", "headcount", "bound", "hint"),
    [
        ("au moins dix ingénieurs d'OpenAI", 10, "at_least", "OpenAI"),
        ("at least ten engineers from OpenAI", 10, "at_least", "OpenAI"),
        ("researchers of Google DeepMind", None, "exact", "Google DeepMind"),
        ("Researchers of Google DeepMind", None, "exact", "Google DeepMind"),
        ("une dizaine de chercheurs de Google DeepMind", 10, "about", "Google DeepMind"),
        ("une dizaine de salariés", 10, "about", None),
        ("plusieurs chercheurs", None, "exact", None),
        ("three engineers from Apple", 3, "exact", "Apple"),
        ("Three former Apple engineers", 3, "exact", "Apple"),
        ("des ingénieurs", None, "exact", None),
        ("[OpenAI Zurich hires]", None, "exact", "OpenAI Zurich"),
        ("[plusieurs ingénieurs AFM]", None, "exact", None),
        ("people from Safe Superintelligence Inc.", None, "exact", "Safe Superintelligence Inc."),
        ("plus de 20 salariés de Mistral AI", 20, "at_least", "Mistral AI"),
        ("more than 1,200 employees of Twitter", 1200, "at_least", "Twitter"),
        ("10+ engineers at xAI", 10, "at_least", "xAI"),
        ("50-60 engineers at xAI", 50, "at_least", "xAI"),
        ("10 à 12 salariés de Mistral AI", 10, "at_least", "Mistral AI"),
        ("vingt et un cadres du groupe Renault", 21, "exact", "Renault"),
        ("environ quinze journalistes de L’Équipe", 15, "about", "L’Équipe"),
        ("a dozen Apple engineers", 12, "about", "Apple"),
        ("an engineer from Apple", 1, "exact", "Apple"),
        ("un ancien ingénieur de Tesla", 1, "exact", "Tesla"),
        ("a former OpenAI researcher", 1, "exact", "OpenAI"),
        ("OpenAI engineers", None, "exact", "OpenAI"),
        ("Pang's team", None, "exact", "Pang"),
        ("engineers from Apple and Google", None, "exact", None),
        ("several Apple engineers who worked on Siri", None, "exact", "Apple"),
        ("d’anciens salariés d’OpenAI", None, "exact", "OpenAI"),
        ("les trois cofondateurs de Holistic AI", 3, "exact", "Holistic AI"),
        ("two transfuges of the old guard", 2, "exact", None),
        ("a couple of engineers from Meta", 2, "about", "Meta"),
        ("a team of five engineers from Meta", 5, "exact", "Meta"),
        ("une équipe de dix chercheurs de Meta", 10, "exact", "Meta"),
        ("seven of its researchers", 7, "exact", None),
    ],
)
def test_a_party_in_words_is_understood(
    text: str, headcount: int | None, bound: str, hint: str | None
) -> None:
    party = parties.understand(text)
    assert party is not None
    assert (party.headcount, party.bound, party.organization_hint) == (headcount, bound, hint)


@pytest.mark.parametrize(
    "name",
    [
        "Jean de La Fontaine",
        "Ruoming Pang",
        "Le Corbusier",
        "Luca de Meo",
        "Anne-Sophie Lapix",
        "Delphine Ernotte Cunci",
        "Max Engineers",
        "Des Lynam",
        "Dix Ingham",
        "Six Pence",
        "An Wang",
        "A. Lovelace",
        "Un Jong Kim",
        "Some Dude",
        "Over Mandanda",
        "Cher",
        "吴永辉",
        "Ruoming Pang\nTom Gunter",
        "Boris Cherny and Cat Wu",
        "",
        "?",
        "Ten Hag",
        "bell hooks",
        "The Edge",
        "50 Cent",
        "2024-25 squad",
        "1990-2000 generation",
        "Will.i.am",
    ],
)
def test_a_name_is_no_party(name: str) -> None:
    assert parties.understand(name) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruoming Pang", ["Ruoming Pang"]),
        ("Ruoming Pang\nTom Gunter\n", ["Ruoming Pang", "Tom Gunter"]),
        ("- Trapit Bansal\n- Shuchao Bi\n", ["Trapit Bansal", "Shuchao Bi"]),
        ("1. Trapit Bansal\n2. Shuchao Bi", ["Trapit Bansal", "Shuchao Bi"]),
        ("Boris Cherny and Cat Wu", ["Boris Cherny", "Cat Wu"]),
        ("Boris Cherny et Cat Wu", ["Boris Cherny", "Cat Wu"]),
        ("Yuanzhi Li, Anton Bakhtin et Tom Gunter", ["Yuanzhi Li", "Anton Bakhtin", "Tom Gunter"]),
        ("Lucas Beyer, Alexander Kolesnikov, and Xiaohua Zhai",
         ["Lucas Beyer", "Alexander Kolesnikov", "Xiaohua Zhai"]),
        ("Cherny & Wu", ["Cherny", "Wu"]),
        ("Pang, Ruoming", ["Pang, Ruoming"]),
        ("de Meo, Luca", ["de Meo, Luca"]),
        ("Jean Dupont, Jr.", ["Jean Dupont, Jr."]),
        ("Marie et Pierre Curie", ["Marie et Pierre Curie"]),
        ("Pang, Ruoming; Gunter, Tom", ["Pang, Ruoming", "Gunter, Tom"]),
        ("Ruoming Pang\nRuoming Pang", ["Ruoming Pang"]),
        ("Ruoming Pang\nplusieurs ingénieurs d'Apple, à Cupertino",
         ["Ruoming Pang", "plusieurs ingénieurs d'Apple, à Cupertino"]),
        ("engineers from Apple and Google", ["engineers from Apple and Google"]),
        (" , ; \n", []),
    ],
)  # fmt: skip
def test_pasted_names_are_parted(text: str, names: list[str]) -> None:
    assert parties.split_names(text) == names


MEMO = """We're excited that these people join us:
- Trapit Bansal: RL on chain of thought, o-series
- Shuchao Bi – co-creator of GPT-4o voice mode and o4-mini
* Huiwen Chang, o4-mini and earlier MaskIT
* Jack Rae: Gemini; earlier at OpenAI
  and Muse at Google Research.
• Lucas Beyer, Alexander Kolesnikov and Xiaohua Zhai: ViT
1. 赵晟佳
2. Jean-Pierre Dupont, ancien de Meta
- au moins dix ingénieurs d'OpenAI"""


def test_of_a_list_only_the_names_are_taken() -> None:
    assert parties.split_names(MEMO) == [
        "Trapit Bansal", "Shuchao Bi", "Huiwen Chang", "Jack Rae", "Lucas Beyer",
        "Alexander Kolesnikov", "Xiaohua Zhai", "赵晟佳", "Jean-Pierre Dupont",
        "au moins dix ingénieurs d'OpenAI",
    ]  # fmt: skip


def test_lines_alone_part_the_names_of_a_list() -> None:
    pasted = "Pang, Ruoming\nde Meo, Luca\nMarie et Pierre Curie\nTom Gunter:\nAnne-Sophie Lapix"
    assert parties.split_names(pasted) == [
        "Pang, Ruoming", "de Meo, Luca", "Marie et Pierre Curie", "Tom Gunter", "Anne-Sophie Lapix"
    ]  # fmt: skip
    assert parties.split_names("Trapit Bansal: RL, o-series") == ["Trapit Bansal"]


@given(st.text(max_size=80))
def test_anything_typed_is_a_party_or_names(text: str) -> None:
    party = parties.understand(text)
    assert party is None or party.party
    assert all(name.strip() for name in parties.split_names(text))


@given(
    st.sampled_from(["au moins ", "at least ", "environ ", "about ", "plus de ", ""]),
    st.integers(2, 9999),
    st.sampled_from(["ingénieurs d'OpenAI", "engineers of OpenAI", "chercheurs de Meta"]),
)
def test_every_number_in_digits_is_counted(bound: str, number: int, people: str) -> None:
    party = parties.understand(f"{bound}{number} {people}")
    assert party is not None
    assert party.headcount == number
