"""Personal names, as newsrooms print them."""

from __future__ import annotations

import json

import pytest

from mercato.records.language import naming


@pytest.mark.parametrize(
    ("typed", "name", "given", "family", "sort"),
    [
        ("Ruoming Pang", "Ruoming Pang", "Ruoming", "Pang", "Pang, Ruoming"),
        ("Pang, Ruoming", "Ruoming Pang", "Ruoming", "Pang", "Pang, Ruoming"),
        ("Luca de Meo", "Luca de Meo", "Luca", "de Meo", "Meo, Luca de"),
        ("Adèle Van Reeth", "Adèle Van Reeth", "Adèle", "Van Reeth", "Van Reeth, Adèle"),
        ("Jean d’Ormesson", "Jean d’Ormesson", "Jean", "d’Ormesson", "Ormesson, Jean d’"),
        ("Bashar al-Assad", "Bashar al-Assad", "Bashar", "al-Assad", "Assad, Bashar al-"),
        ("José Ortega y Gasset", "José Ortega y Gasset", "José", "Ortega y Gasset", None),
        ("Robert Downey Jr.", "Robert Downey Jr.", "Robert Jr.", "Downey", "Downey, Robert Jr."),
        ("Jean Pierre Mba", "Jean Pierre Mba", "Jean Pierre", "Mba", "Mba, Jean Pierre"),
        ("Ram Bahadur KC", "Ram Bahadur KC", "Ram Bahadur", "KC", "KC, Ram Bahadur"),
        ("Ann Marie Lee MP", "Ann Marie Lee MP", "Ann Marie MP", "Lee", "Lee, Ann Marie MP"),
        ("Cher", "Cher", "Cher", None, "Cher"),
        ("庞若鸣", "庞若鸣", "若鸣", "庞", "庞若鸣"),
        ("山田太郎", "山田太郎", "太郎", "山田", "山田太郎"),
        ("John E Smith", "John E Smith", "John E", "Smith", "Smith, John E"),
        ("Ann Lee (Acme)", "Ann Lee (Acme)", "Ann", "Lee", "Lee, Ann"),
        ("Ann Lee (b. 1950)", "Ann Lee (b. 1950)", "Ann", "Lee", "Lee, Ann"),
        ("William (Bill) Gates", "William (Bill) Gates", "William (Bill)", "Gates", None),
        ("Ann Lee MP", "Ann Lee MP", "Ann MP", "Lee", None),
        ("CEO Ann Lee", "CEO Ann Lee", "CEO Ann", "Lee", None),
    ],
)
def test_a_name_is_split_and_sorted(typed, name, given, family, sort):
    read = naming.read(typed)
    assert (read.name, read.given, read.family) == (name, given, family)
    assert sort is None or read.sort == sort
    assert read.original is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("MACRON Emmanuel", "Emmanuel Macron"),
        ("Emmanuel MACRON", "Emmanuel Macron"),
        ("XI Jinping", "Xi Jinping"),
        ("BRUNO LE MAIRE", "Bruno Le Maire"),
        ("CHARLES DE GAULLE", "Charles de Gaulle"),
        ("JEAN-PIERRE O'BRIEN", "Jean-Pierre O'Brien"),
        ("D'ORNANO Michel", "Michel d'Ornano"),
        ("ANGUS MCDONALD", "Angus McDonald"),
        ("JR SMITH", "JR Smith"),
        ("Dominique de VILLEPIN", "Dominique de Villepin"),
    ],
)
def test_capitals_are_recased_and_the_original_is_kept(printed, name):
    read = naming.read(printed)
    assert (read.name, read.original) == (name, printed)


@pytest.mark.parametrize("name", ["PSY", "Catherine IV", "Henry VIII Smith", "J. K. Rowling"])
def test_short_capitals_that_are_no_shouting_stay(name):
    assert naming.read(name).name == name


@pytest.mark.parametrize(
    "name",
    [
        "AJ Brown",
        "AO Scott",
        "Smith, CEO",
        "Jean Dupont, Le Monde",
        "Dupont, Le Monde",
    ],
)
def test_what_may_be_no_family_name_is_not_turned_round(name):
    assert (naming.read(name).name, naming.read(name).original) == (name, None)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
        ("Van der Bellen, Alexander", "Alexander Van der Bellen"),
        ("SMITH, ANNA", "Anna Smith"),
        ("Gore, Al", "Al Gore"),
        ("Smith, J. K.", "J. K. Smith"),
        ("SMITH, John Andrew, Sir", "John Andrew Smith"),
        ("Smith, Mr. John", "John Smith"),
    ],
)
def test_given_names_behind_a_family_name_come_first(printed, name):
    assert naming.read(printed).name == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Madame Léa Salamé", "Léa Salamé"),
        ("M. Luca de Meo", "Luca de Meo"),
        ("Prof. Dr. Ursula von der Leyen", "Ursula von der Leyen"),
        ("Sir Tim Berners-Lee", "Tim Berners-Lee"),
        ("Me Eric Dupond-Moretti", "Eric Dupond-Moretti"),
        ("Don Johnson", "Don Johnson"),
        ("M Night Shyamalan", "M Night Shyamalan"),
        ("Mr", "Mr"),
    ],
)
def test_politeness_is_no_part_of_a_name(printed, name):
    assert naming.read(printed).name == name


def test_the_names_of_the_gold_files_stay_as_they_are(shared):
    golds = sorted((shared / "cases" / "articles").glob("*.gold.json"))
    people = [person for gold in golds for person in json.loads(gold.read_text())["people"]]
    names = [person["name"] for person in people if not person["name"].startswith("[")]
    assert len(names) > 30
    assert [naming.read(name).name for name in names] == names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("LEE ANN M", "Lee Ann M"),
        ("RAY BOB JR", "Ray Bob JR"),
        ("MARTIN (Jean)", "Martin (Jean)"),
        ("LE GALL A.", "A. Le Gall"),
        ("DUPONT MARTIN J.", "J. Dupont Martin"),
    ],
)
def test_capitals_before_a_mere_initial_or_suffix_are_not_turned_round(printed, name):
    assert (naming.read(printed).name, naming.read(printed).original) == (name, printed)


def test_three_capitals_first_may_be_a_family_name():
    assert (naming.read("ROY Patrick").name, naming.read("AJ Brown").name) == (
        "Patrick Roy",
        "AJ Brown",
    )
