"""A number that means one record beside the name of another is asked about."""

from __future__ import annotations

import pytest
from tests.exchange.importing.tables import asked, plan, rows, take

from mercato.exchange.importing import memory
from mercato.exchange.importing.other_names import alike
from mercato.exchange.importing.uid_names import is_called
from mercato.records.belongings import identifiers
from mercato.records.finding import tables
from mercato.records.language.folding import words
from mercato.records.schema import Identifier, Person, Record

MOVES = {"person_id": "id", "person": "who", "to_organization": "to"}


@pytest.fixture(params=[True, False], ids=["recorded", "new"])
def known(request, desk):
    """Whether the people are there before the moves that name them."""
    if request.param:
        people = rows("id|name|aka", "1|Alice Aubry|Ali Baba", "2|Bob Bell|")
        take(people, plan("people", {"id": "id", "name": "name", "aliases": "aka"}))
    return request.param


def moves():
    return rows("id|who|to", "1|Alice Aubry|Acme", "1|Bob Bell|Google", "1|Mme AUBRY|Meta")


def test_it_is_asked_whether_the_number_counts(desk, known):
    (question,) = asked(moves(), plan("moves", MOVES))
    assert (question.key, question.code) == ("linked_numbers:person", "import.linked_numbers")
    assert [one.code for one in question.options] == ["same", "refuse"]
    told = {"number": "1", "name": "Bob Bell", "other": "Alice Aubry", "count": 1}
    assert question.values.items() >= told.items()


def test_rows_with_another_name_are_refused_if_it_does_not(desk, known):
    answers = {"linked_numbers:person": "refuse"}
    report = take(moves(), plan("moves", MOVES, answers=answers))
    (refused,) = report.refused
    assert (refused.line, refused.code, refused.column) == (3, "import.other_name", "who")
    assert refused.values == {"number": "1", "other": "Alice Aubry", "text": "Bob Bell"}
    assert report.counts["new"] == 2
    assert desk.wrong() == []


def test_they_are_linked_by_the_number_if_it_does(desk, known):
    report = take(moves(), plan("moves", MOVES, answers={"linked_numbers:person": "same"}))
    assert report.counts["new"] == 3
    assert desk.wrong() == []


def test_another_name_that_is_recorded_is_no_doubt(desk):
    people = rows("id|name|aka", "1|Alice Aubry|Ali Baba")
    take(people, plan("people", {"id": "id", "name": "name", "aliases": "aka"}))
    report = take(rows("id|who|to", "1|Baba|Ibm", "1|?|Meta"), plan("moves", MOVES))
    assert report.counts["new"] == 2


def test_so_is_a_uid_beside_another_name(desk):
    take(rows("name", "Alice Aubry"), plan("people", {"name": "name"}))
    uid = str(Record.get(Record.type == "person").uid)
    columns = {"person_uid": "uid", "person": "who", "to_organization": "to"}
    wanted = plan("moves", columns)
    (question,) = asked(rows("uid|who|to", f"{uid}|Bob Bell|Meta"), wanted)
    assert question.key == "linked_numbers:person"
    assert take(rows("uid|who|to", f"{uid}|A. Aubry|Meta"), wanted).counts["new"] == 1


def test_rows_of_one_file_say_who_bears_a_number(desk):
    columns = {"id": "id", "name": "name", "aliases": "aka", "parent_id": "above", "parent": "of"}
    lines = ("1|Labs||2|GOOG", "2|Google|GOOG||", "3|Maps||2|Apple")
    answers = {"linked_numbers:organization": "refuse"}
    report = take(
        rows("id|name|aka|above|of", *lines), plan("organizations", columns, answers=answers)
    )
    assert [one.line for one in report.refused] == [4]
    assert report.counts["new"] == 2


@pytest.mark.parametrize(
    "pair",
    [
        "OpenAI / Open AI",
        "YouTube / You Tube",
        "JPMorgan / J.P. Morgan",
        "AT&T / AT & T",
        "L'Oréal / Loreal",
        "International Business Machines / IBM",
        "Agence France-Presse / AFP",
        "Hewlett-Packard / HP",
        "Le Monde / lemonde.fr",
        "Яндекс / Yandex",
        "Apple / Apple Inc.",
        "Anything / ?",
    ],
)
def test_organizations_are_called_alike(pair):
    one, other = pair.split(" / ")
    assert alike("organization", one, other, set(words(other)))
    assert alike("organization", other, one, set(words(one)))


@pytest.mark.parametrize("pair", ["Ruoming Pang / 庞若鸣", "Ruoming Pang / Pang, Ruoming"])
def test_people_are_called_alike(pair):
    one, other = pair.split(" / ")
    assert alike("person", one, other, set(words(other)))
    assert alike("person", other, one, set(words(one)))


@pytest.mark.parametrize(
    "pair",
    [
        "Apple Inc. / Banana Inc.",
        "Acme Group / Google Group",
        "Bank of America / University of Oslo",
        "Meta / Apple",
    ],
)
def test_others_are_not(pair):
    one, other = pair.split(" / ")
    assert not alike("organization", one, other, set(words(other)))
    assert not alike("organization", other, one, set(words(one)))


NUMBERS = {"orcid": "0000-0002-1825-0097", "lei": "5493006MHB84DD0ZWV18"}


@pytest.mark.parametrize("scheme", NUMBERS)
def test_a_number_that_is_plainly_of_another_scheme_is_seen_as_one(desk, scheme):
    number = NUMBERS[scheme]
    take(rows("name|no", f"Alice Aubry|{number}"), plan("people", {"name": "name", scheme: "no"}))
    (person,) = tables.ids("people")
    wanted = plan("moves", {"person_id": "no", "to_organization": "to"})
    assert take(rows("no|to", f"{number}|Meta"), wanted).counts["new"] == 1
    assert tables.page("moves", tables.ids("moves"), ["person_id"]) == [(person,)]
    people = plan("people", {"name": "name", "id": "no"})
    assert take(rows("name|no", f"Alice Aubry|{number}"), people).counts["same"] == 1


def test_a_new_record_keeps_such_a_number_under_its_scheme(desk):
    columns = {"person_id": "no", "person": "who", "to_organization": "to"}
    orcid = NUMBERS["orcid"]
    table = rows("no|who|to", f"{orcid}|Alice Aubry|Meta", "Q7|Bob Bell|Meta")
    take(table, plan("moves", columns))
    kept = set(Identifier.select(Identifier.scheme, Identifier.value).tuples())
    assert kept == {("orcid", orcid), ("other", "Q7")}


def test_a_number_that_two_records_have_in_two_schemes_is_refused(desk):
    orcid = NUMBERS["orcid"]
    people = rows("name|orcid|id", f"Alice Aubry|{orcid}|1", f"Bob Bell||{orcid}")
    take(people, plan("people", {"name": "name", "orcid": "orcid", "id": "id"}))
    wanted = plan("moves", {"person_id": "no", "to_organization": "to"})
    (refused,) = take(rows("no|to", f"{orcid}|Meta"), wanted).refused
    assert refused.code == "import.number_of_several"


@pytest.mark.parametrize(
    "value", ["0000-0002-1825-0098", "5493006MHB84DD0ZWV19", "Q312", "312", ""]
)
def test_what_has_no_shape_or_wrong_check_digits_is_of_no_scheme(value):
    assert identifiers.scheme_of(value) is None


def test_rows_of_one_uid_under_two_names_are_asked_about(desk):
    uid = "6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c11"
    table = rows("uid|name", f"{uid}|Alice Aubry", f"{uid}|A. Aubry", f"{uid}|Bob Bell")
    columns = {"uid": "uid", "name": "name"}
    (question,) = asked(table, plan("people", columns))
    assert (question.key, question.code) == ("uids:person", "import.uids")
    told = {"number": uid, "name": "Bob Bell", "other": "Alice Aubry", "count": 1}
    assert question.values.items() >= told.items()
    apart = take(table, plan("people", columns, answers={"uids:person": "refuse"}))
    assert [(one.line, one.code) for one in apart.refused] == [(4, "import.other_name")]
    assert desk.wrong() == []


def test_an_answer_about_single_names_is_not_kept_for_other_files(desk):
    uids = ["6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c11", "6f6a3c1e-5d0b-4b0e-9a52-9f6d1d2d7c12"]
    columns = {"uid": "uid", "name": "name"}
    first, second = (rows("uid|name", f"{uid}|Alice Aubry", f"{uid}|Bob Bell") for uid in uids)
    take(first, plan("people", columns, answers={"uids:person": "same"}))
    assert memory.answers(first.headers) == {}
    assert [one.key for one in asked(second, plan("people", columns))] == ["uids:person"]


UID_NAME = {"uid": "uid", "name": "name"}


@pytest.fixture
def alice(desk):
    """The uid of somebody with several names."""
    people = rows("name|aka|native", "Alice Aubry|Ali Baba|爱丽丝")
    columns = {"name": "name", "aliases": "aka", "native_name": "native"}
    take(people, plan("people", columns))
    return str(Record.get(Record.type == "person").uid)


def test_a_uid_beside_a_name_that_is_not_its_records_is_asked_about(desk, alice):
    table = rows("uid|name", f"{alice}|Alice Martin")
    (question,) = asked(table, plan("people", UID_NAME))
    assert (question.key, question.code) == ("renamed:person", "import.renamed")
    told = {"number": alice, "name": "Alice Martin", "other": "Alice Aubry", "count": 1}
    assert question.values.items() >= told.items()
    out = take(table, plan("people", UID_NAME, answers={"renamed:person": "refuse"}))
    assert [(one.line, one.code) for one in out.refused] == [(2, "import.other_name")]
    assert Person.get().name == "Alice Aubry"
    report = take(table, plan("people", UID_NAME, answers={"renamed:person": "same"}))
    assert (report.counts["changed"], Person.get().name) == (1, "Alice Martin")
    assert memory.answers(table.headers) == {}
    assert desk.wrong() == []


@pytest.mark.parametrize("name", ["AUBRY Alice", "Aubry, A.", "Ali Baba", "Alice Aubri", "爱丽丝"])
def test_another_spelling_or_another_recorded_name_is_not_asked_about(desk, alice, name):
    assert take(rows("uid|name", f"{alice}|{name}"), plan("people", UID_NAME)).refused == []


def test_nor_is_a_row_that_tells_of_the_former_name_itself(desk, alice):
    table = rows("uid|name|was", f"{alice}|Alice Martin|Alice Aubry")
    wanted = plan("people", {**UID_NAME, "former_name": "was"})
    assert take(table, wanted).counts["changed"] == 1


@pytest.mark.parametrize(
    "pair",
    [
        "Ruoming Pang / Pang, Ruoming",
        "Ruoming Pang / R. Pang",
        "Jean-Pierre Dupont / J.-P. DUPONT",
        "Zoé Bérard / Zoe Berard",
        "Ann Marie Lee / Ann Lee",
        "Marie Martin / Marie Martin-Dupont",
        "Ursula von der Leyen / Leyen, Ursula",
        "Alexander Kolesnikov / Aleksandr Kolesnikov",
        "李明 / Li Ming",
        "Ann Lee / ?",
    ],
)
def test_a_person_may_be_spelled_in_several_ways(pair):
    one, other = pair.split(" / ")
    assert is_called("person", one, ["Somebody Else", other])
    assert is_called("person", other, [one])


@pytest.mark.parametrize(
    "pair", ["Marie Dupont / Marie Martin", "Ann Lee / Bo Li", "Li Ming / Li Ning", "A. B. / A. C."]
)
def test_half_a_name_is_not_a_persons_name(pair):
    one, other = pair.split(" / ")
    assert not is_called("person", one, [other])
    assert not is_called("person", other, [one])


@pytest.mark.parametrize(
    ("pair", "same"),
    [
        ("Apple / Apple Inc.", True),
        ("Meta / Meta Platforms", True),
        ("OpenAI / Open AI", True),
        ("IBM / International Business Machines", True),
        ("University of Oxford / Oxford University", True),
        ("Ministère de l’Économie / MINISTERE DE L'ECONOMIE", True),
        ("Facebook / Meta", False),
        ("Ministry of Defence / Ministry of Health", False),
        ("Google DeepMind / Google Research", False),
    ],
)
def test_an_organization_may_be_spelled_in_several_ways_but_half_of_its_name_is_not_it(pair, same):
    one, other = pair.split(" / ")
    assert is_called("organization", one, [other]) is same
    assert is_called("organization", other, [one]) is same
