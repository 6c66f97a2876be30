"""Cells as they are stored: nothing retyped, nothing guessed, what cannot be is refused by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import asked, look, plan, rows, take

from mercato.exchange.importing import propose, usual_tag
from mercato.exchange.questions import Unanswered
from mercato.records.belongings import tags
from mercato.records.schema import Alias, Move, Organization, Person, Position
from mercato.records.verbs import linking
from mercato.workspace import words


@pytest.mark.parametrize("text", ["007", "1E5", "1/2", "00", "TRUE", "1,5", "=1+1", "+33"])
def test_no_text_is_retyped(desk: Desk, text: str) -> None:
    answers = {"odd_names:organization": "kept"}
    wanted = plan("organizations", {"name": "name", "note": "note"}, answers=answers)
    take(rows("name|note", f"{text}|{text}"), wanted)
    stored = Organization.get()
    assert (stored.name, stored.note) == (text, text)


def post(*dates: str, **options: Any) -> Any:
    """Positions that start on these days."""
    table = rows("who|where|from", *(f"P{n} Lee|Acme|{one}" for n, one in enumerate(dates)))
    columns = {"person": "who", "organization": "where", "start": "from"}
    return take(table, plan("positions", columns, **options))


def starts() -> list[tuple[str | None, str | None]]:
    """Start of each position, and how it was typed."""
    columns = (Position.start, Position.start_text)
    return list(Position.select(*columns).order_by(Position.id).tuples())


def test_one_date_beyond_twelve_decides_for_the_column(desk: Desk) -> None:
    post("3/4/2025", "13/4/2025")
    assert starts() == [("2025-04-03", "3/4/2025"), ("2025-04-13", "13/4/2025")]


def test_months_come_first_where_the_column_says_so(desk: Desk) -> None:
    post("3/4/77", "1/21/77")
    assert starts()[0] == ("1977-03-04", "3/4/77")


def test_an_order_that_nothing_tells_is_asked_with_both_readings(desk: Desk) -> None:
    with pytest.raises(Unanswered) as asked:
        post("3/4/2025", "5/5/2025")
    (question,) = asked.value.questions
    assert (question.key, question.proposed) == ("day_first:from", None)
    read = {option.code: option.sample for option in question.options}
    assert read["day_first"] == (("3/4/2025", "2025-04-03"),)
    assert read["month_first"] == (("3/4/2025", "2025-03-04"),)
    post("3/4/2025", answers={"day_first:from": "month_first"})
    assert starts() == [("2025-03-04", "3/4/2025")]


def test_what_a_column_shows_counts_more_than_an_answer_of_an_earlier_import(desk: Desk) -> None:
    post("3/4/2025", "13/4/2025", answers={"day_first:from": "month_first"})
    assert [start for start, _ in starts()] == ["2025-04-03", "2025-04-13"]


def test_a_year_in_front_is_no_proof_that_days_come_first(desk: Desk) -> None:
    with pytest.raises(Unanswered) as asked:
        post("01/02/03", "99/01/02")
    assert [one.key for one in asked.value.questions] == ["day_first:from"]


def test_a_column_that_contradicts_itself_is_asked(desk: Desk) -> None:
    with pytest.raises(Unanswered):
        post("3/4/2025", "13/4/2025", "4/13/2025")


def test_a_date_that_is_none_is_kept_as_it_stands_and_told(desk: Desk) -> None:
    report = post("soon", "########", "?")
    assert starts() == [(None, "soon"), (None, "########"), (None, "?")]
    (note,) = report.notes
    assert (note.code, note.values["count"]) == ("import.dates_kept_as_text", 2)


def test_dates_keep_how_exact_they_are(desk: Desk) -> None:
    post("2025", "juillet 2025", "vers 2019", "Q3 2025")
    assert [edtf for edtf, _ in starts()] == ["2025", "2025-07", "2019~", "2025-35"]


@pytest.mark.parametrize(
    ("word", "stage", "verification"),
    [
        ("official", "announced", "confirmed"),
        ("planned", "agreed", "reported"),
        ("void", "annulled", "reported"),
        ("rumeur", "agreed", "rumoured"),
        ("démenti", "agreed", "denied"),
        ("en poste", "started", "reported"),
        ("loan", "started", "reported"),
    ],
)
def test_words_for_a_status_are_understood(
    desk: Desk, word: str, stage: str, verification: str
) -> None:
    table = rows("who|to|status", f"Ann Lee|Acme|{word}")
    take(table, plan("moves", {"person": "who", "to_organization": "to", "status": "status"}))
    move = Move.get()
    assert (move.stage, move.verification) == (stage, verification)
    assert move.kind == ("seconded" if word == "loan" else "joins")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("confidentiality", "bogus", "choice.unknown"),
        ("country", "Atlantis", "country.unknown"),
        ("website", "not an address", "url.unreadable"),
        ("note", "bad \x07 bell", "text.control_characters"),
        ("wikidata", "X1", "identifier.unreadable"),
    ],
)
def test_a_cell_that_cannot_be_leaves_its_row_out_with_the_reason(
    desk: Desk, field: str, text: str, code: str
) -> None:
    table = rows(f"name|{field}", f"Acme|{text}", "Beta|")
    report = take(table, plan("organizations", {"name": "name", field: field}))
    (refused,) = report.refused
    assert (refused.line, refused.code, refused.column) == (2, code, field)
    assert [one.name for one in Organization.select()] == ["Beta"]
    assert report.adds_up


def test_an_unknown_word_for_a_kind_goes_to_the_note_or_to_a_kind_or_refuses_its_row(
    desk: Desk,
) -> None:
    table = rows("name|Type|note", "Acme|Coopérative|old", "Beta|SCIC|", "C|SA|", "D|-|")
    columns = {"name": "name", "kind": "Type", "note": "note"}
    (question,) = asked(table, plan("organizations", columns))
    assert (question.key, question.values["count"], question.proposed) == ("words:Type", 2, "noted")
    said = {question.key: "refused"}
    refused = look(table, plan("organizations", columns, answers=said)).refused
    assert [(one.line, one.code) for one in refused] == [
        *((2, "choice.unknown"), (3, "choice.unknown"))
    ]
    said = {question.key: "one_by_one"}
    first, second = asked(table, plan("organizations", columns, answers=said))
    assert words.option(first, first.options[0]) == "unspecified"
    said |= {first.key: "company", second.key: "noted"}
    take(table, plan("organizations", columns, answers=said))
    assert [(one.kind, one.note) for one in Organization.select().order_by(Organization.id)] == [
        ("company", "old"),
        ("unspecified", "Type: SCIC"),
        ("company", None),
        ("unspecified", None),
    ]
    assert take(table, plan("organizations", columns, answers=said)).counts["same"] == 4


def test_picklists_are_understood_in_french(desk: Desk) -> None:
    table = rows("nom|nature|pays", "Le Sénat|Organisme public|France")
    take(table, plan("organizations", {"name": "nom", "kind": "nature", "country": "pays"}))
    stored = Organization.get()
    assert (stored.kind, stored.country) == ("public_body", "FR")


def test_a_refused_row_makes_nothing_at_all(desk: Desk) -> None:
    table = rows("who|where|from|to", "Ann Lee|Acme|2020|2010")
    columns = {"person": "who", "organization": "where", "start": "from", "end": "to"}
    report = take(table, plan("positions", columns))
    assert [line.code for line in report.refused] == ["date.end_before_start"]
    assert report.made == {}
    assert Person.select().count() == 0


def test_the_post_of_a_refused_row_takes_its_person_with_it(desk: Desk) -> None:
    table = rows("name|where|from|to", "Ann Lee|Acme|2020|2010", "Bo Li|Acme|2010|2020")
    columns = {"name": "name", "organization": "where", "start": "from", "end": "to"}
    report = take(table, plan("people", columns))
    assert report.made == {"person": 1, "organization": 1, "position": 1}
    assert report.counts["refused"] == 1


def test_a_reason_for_leaving_needs_a_source(desk: Desk) -> None:
    table = rows("who|from|why|source", "Ann Lee|Acme|fired|", "Bo Li|Acme|fired|Reuters")
    columns = {"person": "who", "from_organization": "from", "why_left": "why", "source": "source"}
    report = take(table, plan("moves", columns))
    assert [(line.line, line.code) for line in report.refused] == [(2, "move.source_needed")]
    assert Move.get().why_left == "dismissed"


def test_the_tag_of_an_import_begins_with_its_file_and_ends_with_its_day() -> None:
    day = datetime.now().astimezone().date().isoformat()
    assert usual_tag("a, b; c.csv") == f"a b c.csv import {day}"
    long = usual_tag("x" * 300)
    assert long.startswith("xxx")
    assert long.endswith(f"x import {day}")
    assert tags.clean(long) == long


def test_looking_changes_nothing(desk: Desk) -> None:
    before = desk.dump()
    report = look(rows("name", "Ann Lee"), plan("people", {"name": "name"}))
    assert report.dry_run
    assert report.counts["new"] == 1
    assert desk.dump() == before
    assert desk.wrong() == []


def test_a_number_behind_a_month_is_asked_about_unless_one_is_no_day(desk: Desk) -> None:
    table = rows("who|where|from", "Ann Lee|Acme|Jan-20", "Bo Li|Acme|12 mai 2021")
    columns = {"person": "who", "organization": "where", "start": "from"}
    assert [one.key for one in asked(table, plan("positions", columns))] == ["short_dates:from"]
    for answer, start in (("year", "2020-01"), ("day", "XXXX-01-20")):
        take(table, plan("positions", columns, answers={"short_dates:from": answer}))
        assert Position.get().start == start
        assert Position.get().start_text == "Jan-20"
        desk.undo()
    proven = rows("who|where|from", "Ann Lee|Acme|Jan-20", "Bo Li|Acme|avr.-98")
    take(proven, plan("positions", columns))
    assert [post.start for post in Position.select()] == ["2020-01", "1998-04"]


@pytest.mark.parametrize(
    ("texts", "answer", "starts_"),
    [
        (("1/24", "12/23"), "year", ["2024-01", "2023-12"]),
        (("1/24", "12/23"), "day", ["XXXX-01-24", "XXXX-12-23"]),
        (("May 24", "Jun 25"), "year", ["2024-05", "2025-06"]),
        (("May 24", "Jun 5"), None, ["XXXX-05-24", "XXXX-06-05"]),
        (("1/24", "3/99"), None, ["2024-01", "1999-03"]),
        (("31/12", "13/24", "5/99"), None, ["XXXX-12-31", None, "1999-05"]),
    ],
)
def test_a_month_and_a_number_are_read_as_the_column_says_or_is_answered(
    desk: Desk, texts: tuple[str, ...], answer: str | None, starts_: list[str]
) -> None:
    if answer is not None:
        with pytest.raises(Unanswered) as unanswered:
            post(*texts)
        assert [one.key for one in unanswered.value.questions] == ["short_dates:from"]
    post(*texts, answers={"short_dates:from": answer} if answer else {})
    assert [start for start, _ in starts()] == starts_
    assert [text for _, text in starts()] == list(texts)


def test_days_without_a_year_are_asked_about_like_others(desk: Desk) -> None:
    answers = {"short_dates:from": "day"}
    with pytest.raises(Unanswered) as unanswered:
        post("3/4", "5/6", answers=answers)
    assert [one.key for one in unanswered.value.questions] == ["day_first:from"]
    post("3/4", "14/6")
    assert [start for start, _ in starts()] == ["XXXX-04-03", "XXXX-06-14"]


@pytest.mark.parametrize(
    ("texts", "spans"),
    [
        (("2011-12", "2012-13"), [("2011", "2012"), ("2012", "2013")]),
        (("2021-22", "2019-20"), [("2021", "2022"), ("2019", "2020")]),
        (("2011-12", "2011-03"), [("2011-12", None), ("2011-03", None)]),
        (("2008-14", "2011-12"), [("2008", "2014"), ("2011", "2012")]),
    ],
)
def test_a_year_and_a_number_are_years_or_months_as_the_column_says(
    desk: Desk, texts: tuple[str, ...], spans: list[tuple[str, str | None]]
) -> None:
    post(*texts)
    assert list(Position.select(Position.start, Position.end).tuples()) == spans


@pytest.mark.parametrize("field", ["start", "period"])
def test_where_it_does_not_say_it_is_asked(desk: Desk, field: str) -> None:
    table = rows("who|where|from", "Ann Lee|Acme|2023-24", "Bo Li|Acme|2011/12")
    columns = {"person": "who", "organization": "where", field: "from"}
    (question,) = asked(table, plan("positions", columns))
    assert (question.key, question.proposed) == ("year_spans:from", "years")
    take(table, plan("positions", columns, answers={question.key: "years"}))
    assert [(one.start, one.end) for one in Position.select()] == [
        ("2023", "2024"),
        ("2011", "2012"),
    ]


def test_dates_without_a_year_are_told(desk: Desk) -> None:
    report = post("12-mai", "20 Jan", "2020")
    assert [(one.code, one.values["count"]) for one in report.notes] == [
        ("import.dates_without_year", 2)
    ]


def test_days_in_a_period_are_asked_about_and_what_is_none_is_told(desk: Desk) -> None:
    table = rows("who|where|when", "Ann Lee|Acme|1/2/2017-3/4/2018", "Bo Li|Acme|once, twice")
    columns = {"person": "who", "organization": "where", "period": "when"}
    assert [one.key for one in asked(table, plan("positions", columns))] == ["day_first:when"]
    report = take(table, plan("positions", columns, answers={"day_first:when": "month_first"}))
    assert (Position.get().start, Position.get().end) == ("2017-01-02", "2018-03-04")
    assert ("import.dates_kept_as_text", 1) in [
        (one.code, one.values.get("count")) for one in report.notes
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("2017–2019", "2017", "2019", "unknown"),
        ("2017 - présent", "2017", None, "yes"),
        ("depuis 2017", "2017", None, "unknown"),
        ("jusqu'en 2019", None, "2019", "unknown"),
        ("2017", "2017", None, "unknown"),
        ("01/2017-03/2019", "2017-01", "2019-03", "unknown"),
        ("–2019", None, "2019", "unknown"),
    ],
)
def test_a_period_is_start_and_end(
    desk: Desk, text: str, start: str | None, end: str | None, current: str
) -> None:
    table = rows("who|where|when", f"Ann Lee|Acme|{text}")
    take(table, plan("positions", {"person": "who", "organization": "where", "period": "when"}))
    stored = Position.get()
    assert (stored.start, stored.end, stored.is_current) == (start, end, current)


@pytest.mark.parametrize("table", ["people", "positions", "moves"])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ann Lee et Bob Ray", "import.several_people"),
        ("Pierre et Marie Curie", "import.several_people"),
        ("Lee, Ann / Ray, Bob", "import.several_people"),
        ("ACME NOMINEES LIMITED", "import.no_person"),
        ("Acme S.p.A.", "import.no_person"),
        ("Ann Lee, Bob Ray", "import.several_people"),
        ("Ann Lee • Bob Ray", "import.several_people"),
        ("CEO Ann Lee", "import.more_than_name"),
        ("Ann Lee, CEO of Acme", "import.more_than_name"),
        ("Ann Lee (présidente, Acme)", "import.more_than_name"),
        ("Ann Lee <ann@example.org>", "import.more_than_name"),
        ("3. Ann Lee", "import.more_than_name"),
        ("ann@example.org", "import.no_name"),
        ("https://example.org/ann", "import.no_name"),
        ("12345", "import.no_name"),
        ("Mar-24", "import.no_name"),
        ("1-Apr", "import.no_name"),
        ("2024-03-01", "import.no_name"),
        ("TRUE", "import.no_name"),
        ("Ann Lee y Bob Ray", "import.several_people"),
        ("Ann Lee und Bob Ray", "import.several_people"),
        ("Ana Silva e João da Costa", "import.several_people"),
        ("Ann Lee/Bob Ray", "import.several_people"),
        ("- Ann Lee", "import.more_than_name"),
        ("_Ann Lee_", "import.more_than_name"),
        ("[Ann Lee](https://example.org)", "import.more_than_name"),
        ("#Ann Lee", "import.more_than_name"),
        ("Ann Lee, 54", "import.more_than_name"),
        ("Ann Lee 🚀", "import.more_than_name"),
        ("Chair: Ann Lee", "import.more_than_name"),
        ("late Ann Lee", "import.more_than_name"),
        ("Ann Lee 2", "import.more_than_name"),
        ("Not yet known", "import.no_name"),
        ("No Prize was Awarded", "import.no_name"),
        ("Q42", "import.no_name"),
        ("Sen. Ann Lee", "import.more_than_name"),
        ("The Hon. Ann Lee", "import.more_than_name"),
    ],
)
def test_what_is_not_the_name_of_one_person_is_asked_about(
    desk: Desk, table: str, name: str, code: str
) -> None:
    column = "name" if table == "people" else "person"
    link = "to_organization" if table == "moves" else "organization"
    named, wanted = rows("a|b", f"{name}|X"), {column: "a", link: "b"}
    assert [one.key for one in asked(named, plan(table, wanted))] == ["odd_names:person"]
    report = take(named, plan(table, wanted, answers={"odd_names:person": "refused"}))
    assert [(line.line, line.code) for line in report.refused] == [(2, code)]
    assert Person.select().count() == Organization.select().count() == 0
    take(named, plan(table, wanted, answers={"odd_names:person": "kept"}))
    assert Person.get().name == name


def test_several_words_before_a_comma_are_a_family_name_or_asked_about(desk: Desk) -> None:
    names = ("GARCÍA LÓPEZ, JOSÉ", "Pérez Ruiz, María José", "Lee, Ann", "Bob Ray, PhD", "Cid Foe")
    table = rows("who", *names)
    (question,) = asked(table, plan("people", {"name": "who"}))
    assert (question.key, question.values["count"]) == ("comma_names:who", 2)
    answers = {question.key: "family_first"}
    take(table, plan("people", {"name": "who"}, answers=answers))
    found = [(one.name, one.family_name) for one in Person.select().order_by(Person.id)]
    assert found[:3] == [
        ("José García López", "García López"),
        ("María José Pérez Ruiz", "Pérez Ruiz"),
        ("Ann Lee", "Lee"),
    ]
    other = rows("who", "Dan Poe, Acme")
    answers = {question.key: "as_it_stands"}
    assert take(other, plan("people", {"name": "who"}, answers=answers)).counts["new"] == 1
    assert linking.find("person", "Dan Poe, Acme")


@pytest.mark.parametrize(
    ("typed", "family"),
    [("Groß Meier, Hans", "Groß Meier"), ("MacDonald Smith, Ann", "MacDonald Smith"),
     ("García de la Cruz, José", "García de la Cruz"), ("PÉREZ RUIZ, ANA", "Pérez Ruiz")],
)  # fmt: skip
def test_what_stands_before_a_comma_keeps_its_letters(desk: Desk, typed: str, family: str) -> None:
    given = typed.split(", ")[1].title()
    answers = {"comma_names:who": "family_first"}
    take(rows("who", typed), plan("people", {"name": "who"}, answers=answers))
    (found,) = Person.select()
    assert (found.name, found.family_name) == (f"{given} {family}", family)
    assert not Alias.select().exists()


@pytest.mark.parametrize("typed", ["Groß Meier, Hans", "GROSS MEIER, HANS", "van Dyck Ray, Bo"])
def test_what_stands_before_a_comma_is_the_family_name_of_whom_a_row_links_to(
    desk: Desk, typed: str
) -> None:
    table, columns = rows("who|at", f"{typed}|Acme"), {"person": "who", "organization": "at"}
    answers = {"comma_names:who": "family_first"}
    take(table, plan("positions", columns, answers=answers))
    (found,) = Person.select()
    family, given = typed.split(", ") if not typed.isupper() else ("Gross Meier", "Hans")
    assert (found.name, found.given_name, found.family_name) == (f"{given} {family}", given, family)
    assert not Alias.select().exists()


def test_that_one_cell_names_several_people_says_nothing_of_another(desk: Desk) -> None:
    first, second = rows("a", "Ann Lee et Bob Ray"), rows("a", "Acme Ltd")
    take(first, plan("people", {"name": "a"}, answers={"odd_names:person": "kept"}))
    again = replace(propose(second, "people", constants=False).plan, tag=None)
    assert [one.key for one in asked(second, again)] == ["odd_names:person"]


@pytest.mark.parametrize(
    "name",
    ["Lee, Ann, Dame", "Lee, Ann", "de la Tour, Anne Marie", "Lee, Ann (Acme)", "Ann Lee, PhD",
     "Federico Mayor", "50 Cent", "Ann Lee (1950-2001)", "Ann Lee (R-TX)", "Gerard 't Hooft",
     "José Ortega y Gasset", 'William "Bill" Gates', "Sen Yang", "J. R. R. Tolkien", "No Moo-hyun",
     "Nota Bene"],
)  # fmt: skip
def test_what_may_be_the_name_of_one_person_is_not(desk: Desk, name: str) -> None:
    report = take(rows("a|b", f"{name}|x"), plan("people", {"name": "a", "note": "b"}))
    assert report.counts["new"] == 1


@pytest.mark.parametrize(
    "name", ["n/a", "-", "—", "inconnu", "N.C.", "TBD", "(blank)", "to be announced", "Undisclosed"]
)
def test_a_word_for_nothing_is_nobodys_name(desk: Desk, name: str) -> None:
    for table in ("people", "organizations", "positions"):
        column = "person" if table == "positions" else "name"
        report = take(rows("a|b", f"{name}|x"), plan(table, {column: "a", "note": "b"}))
        assert [line.code for line in report.refused] == ["import.no_name"]


@pytest.mark.parametrize("name", ["Vacant", "(vacant)", "à pourvoir", "poste vacant"])
def test_a_post_that_nobody_holds_is_nobodys_name(desk: Desk, name: str) -> None:
    report = take(rows("a|b", f"{name}|x"), plan("positions", {"person": "a", "role": "b"}))
    assert [line.code for line in report.refused] == ["import.no_name"]


@pytest.mark.parametrize("table", ["people", "positions"])
def test_a_cell_that_lists_several_people_is_refused(desk: Desk, table: str) -> None:
    name = "name" if table == "people" else "person"
    report = take(rows("who", "Ann Lee; Bo Cheng", "Cy Po"), plan(table, {name: "who"}))
    assert [(line.line, line.code) for line in report.refused] == [(2, "import.several_people")]
    assert Person.get().name == "Cy Po"


@pytest.mark.parametrize(
    ("answer", "name", "start"),
    [("removed", "Rishi Sunak", "2020-05-13"), ("kept", "Rishi Sunak[1]", None)],
)
def test_marks_of_footnotes_are_asked_about(
    desk: Desk, answer: str, name: str, start: str | None
) -> None:
    table = rows(
        "Name|Office|Since|Note",
        "Rishi Sunak[1]|Chancellor†|13 May 2020[note 2]|[4]",
        "Bob Ray|Head [sic]|3 May 2019 [12]|see [a]",
    )
    columns = {"person": "Name", "role": "Office", "start": "Since", "note": "Note"}
    (question,) = asked(table, plan("positions", columns))
    assert (question.key, question.values["count"], question.values["line"]) == ("footnotes", 4, 2)
    take(table, plan("positions", columns, answers={"footnotes": answer}))
    first, second = Position.select().order_by(Position.id)
    assert (first.person.name, first.start, first.note) == (name, start, "[4]")
    assert (second.role, second.note) == ("Head [sic]", "see [a]")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Apple / Google", "import.several_organizations"),
        ("Apple/Google", "import.several_organizations"),
        ("Apple, Google", "import.several_organizations"),
        ("Uber, Airbnb, Wells Fargo", "import.several_organizations"),
        ("Apple, Inc., Google LLC, Uber", "import.several_organizations"),
        ("Uber (CEO)", "import.more_than_organization"),
        ("Uber (ex-CFO, 2019)", "import.more_than_organization"),
        ("Google (2015–2019)", "import.more_than_organization"),
        ("CEO, Uber", "import.more_than_organization"),
        ("Director of Sales at Uber", "import.more_than_organization"),
        ("ex-Google", "import.more_than_organization"),
        ("ex Google", "import.more_than_organization"),
        ("Former Google", "import.more_than_organization"),
        ("ancien de Google", "import.more_than_organization"),
        ("Meta (formerly Facebook)", "import.more_than_organization"),
        ("ann@example.org", "import.no_name"),
        ("https://example.org", "import.no_name"),
        ("1-Apr", "import.no_name"),
        ("sept-24", "import.no_name"),
        ("2024-03-01 00:00:00", "import.no_name"),
        ("0", "import.no_name"),
        ("- Google", "import.more_than_organization"),
        ('["Google", "Apple"]', "import.more_than_organization"),
        ("{'name': 'Google'}", "import.more_than_organization"),
        ("Google · Full-time", "import.several_organizations"),
        ("Q95", "import.no_name"),
        ("a startup", "import.no_name"),
        ("Her own company", "import.no_name"),
        ("Stealth Startup", "import.no_name"),
        ("Consultant", "import.no_name"),
        ("[blank]", "import.no_name"),
        ("Google?", "import.more_than_organization"),
        ("Google (?)", "import.more_than_organization"),
        ("probably Google", "import.more_than_organization"),
        ("not Google", "import.more_than_organization"),
        ("→ Google", "import.more_than_organization"),
        ("Google → Apple", "import.more_than_organization"),
        ("Twitter (now X)", "import.more_than_organization"),
        ("Google or Apple", "import.several_organizations"),
    ],
)
def test_what_is_not_the_name_of_one_organization_is_asked_about(
    desk: Desk, name: str, code: str
) -> None:
    table, columns = rows("a|b", f"Ann Lee|{name}"), {"person": "a", "to_organization": "b"}
    (question,) = asked(table, plan("moves", columns))
    assert question.key == "odd_names:organization"
    report = take(table, plan("moves", columns, answers={question.key: "refused"}))
    assert [(line.line, line.code) for line in report.refused] == [(2, code)]
    take(table, plan("moves", columns, answers={question.key: "kept"}))
    assert Organization.get().name == name
    other = rows("a|b", f"Bob Ray|{name}")
    assert take(other, plan("moves", columns)).counts["new"] == 1, "it is recorded as one by now"


@pytest.mark.parametrize(
    "name",
    [
        *("Procter & Gamble", "Foo, Inc.", "Bar, LLC", "Deloitte, Touche & Co", "AT&T", "3M"),
        *(
            "Baz Co., Ltd.",
            "Skadden, Arps, Slate, Meagher & Flom LLP",
            "Ex Libris",
            "Bosch, Germany",
        ),
        *(
            "University of California, Berkeley",
            "Deutsche Bank (Suisse) SA",
            "Yahoo!",
            "A/S Norden",
        ),
        *("Ministère de l'Économie, des Finances et de l'Industrie", "Economist, The", "Canal+"),
        *(
            "Department of State, Bureau of Energy, Office of Gas",
            "Crédit Agricole CIB",
            "24/7 Media",
        ),
        *("A Medium Corporation", "An Post", "UN Women", "Independent Bank", "Centre (Partner)"),
        *("Editor Group", "Lyft (Europe)", "Siemens AG, Munich", "Deloitte, Touche…", "7-Eleven"),
        *("Gruner + Jahr", "Kuehne + Nagel", "Bündnis 90/Die Grünen"),
    ],
)
def test_what_may_be_the_name_of_one_organization_is_not(desk: Desk, name: str) -> None:
    table = rows("a|b", f"Ann Lee|{name}")
    take(table, plan("positions", {"person": "a", "organization": "b"}))
    assert Organization.get().name == name


def test_numbers_of_a_list_are_no_part_of_the_names_of_organizations(desk: Desk) -> None:
    table, columns = rows("a|b", "Ann Lee|1. Acme", "Bob Ray|2. Beta"), {"person": "a"}
    wanted = plan("positions", {**columns, "organization": "b"})
    assert [one.key for one in asked(table, wanted)] == ["odd_names:organization"]
    assert take(rows("a|b", "Ann Lee|1. FC Köln"), wanted).counts["new"] == 1


@pytest.mark.parametrize("answer", ["empty", "kept"])
def test_days_that_programs_write_for_none_are_asked_about(desk: Desk, answer: str) -> None:
    days = ("9999-12-31", "01/01/1900", "1970-01-01T00:00:00", "0000-00-00", "1970-01-02")
    table = rows("who|from", *(f"P{n} Lee|{day}" for n, day in enumerate(days)))
    columns = {"person": "who", "start": "from"}
    (question,) = asked(table, plan("positions", columns))
    assert (question.key, question.values["count"]) == ("no_dates", 4)
    take(table, plan("positions", columns, answers={"no_dates": answer}))
    starts = [one.start for one in Position.select().order_by(Position.id)]
    first = ["9999-12-31", "1900-01-01", "1970-01-01", None]
    assert starts == [*([None] * 4 if answer == "empty" else first), "1970-01-02"]


def test_new_organizations_that_differ_only_in_dots_or_legal_forms_are_told(desk: Desk) -> None:
    table = rows("a|b", "Ann Lee|ACME INC.", "Bob Ray|Acme Inc", "Cid Foe|Beta", "Dan Poe|beta")
    report = take(table, plan("positions", {"person": "a", "organization": "b"}))
    (note,) = report.notes
    assert (note.code, note.values["count"]) == ("import.names_alike", 2)
    assert (note.values["name"], note.values["other"]) == ("Acme Inc", "ACME INC.")


@pytest.mark.parametrize("text", ["Reuters; FT", "Reuters / FT", "Reuters and Le Monde"])
def test_a_cell_that_names_several_sources_is_asked_about(desk: Desk, text: str) -> None:
    lines = (f"Ann Lee|Acme|{text}", "Bob Ray|Acme|Reuters", "Cid Foe|Acme|Le Monde")
    table = rows("a|b|c", *lines, "Dan Poe|Acme|Interview with Ann Lee, 2020")
    columns = {"person": "a", "to_organization": "b", "source": "c"}
    (question,) = asked(table, plan("moves", columns))
    assert (question.key, question.values["count"]) == ("odd_names:source", 1)
    report = take(table, plan("moves", columns, answers={question.key: "refused"}))
    assert [(one.line, one.code) for one in report.refused] == [(2, "import.several_sources")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2010/11-2014/15", "2010/2011", "2014/2015"),
        ("2010/11 – 2012/03", "2010-11", "2012-03"),
        ("2010/11-2011/12", None, None),
    ],
)
def test_a_period_of_seasons_is_no_period_of_months(
    desk: Desk, text: str, start: str | None, end: str | None
) -> None:
    take(rows("a|b", f"Ann Lee|{text}"), plan("positions", {"person": "a", "period": "b"}))
    stored = Position.get()
    assert (stored.start, stored.end) == (start, end)


def test_names_of_one_file_tell_which_cells_hold_several(desk: Desk) -> None:
    others = ("Ann Lee|Apple", "Bob Ray|Bank of America", "Cid Foe|Procter & Gamble")
    several = ("Dan Poe|Apple and Bank of America", "Eve Moe|Bank of America, Wells Fargo")
    columns = {"person": "a", "organization": "b"}
    (question,) = asked(rows("a|b", *others, *several), plan("positions", columns))
    assert [name for name, _ in question.options[0].sample] == [
        "Apple and Bank of America",
        "Bank of America, Wells Fargo",
    ]


def test_a_cell_that_lists_several_organizations_is_asked_about(desk: Desk) -> None:
    table = rows(
        "Lobbyist|Client", "Ann Lee|Uber; Airbnb; Lyft", "Bob Ray|AT&amp;T;", "Cid Foe|Uber\nLyft"
    )
    table.lines.append(["Dan Poe", "Lyft\n (Europe)"])
    columns = {"person": "Lobbyist", "organization": "Client"}
    (question,) = asked(table, plan("positions", columns))
    assert (question.code, question.values["count"]) == ("import.odd_organizations", 2)
    report = take(table, plan("positions", columns, answers={question.key: "refused"}))
    assert [(one.line, one.code, one.values["count"]) for one in report.refused] == [
        (2, "import.several_organizations", 3),
        (4, "import.several_organizations", 2),
    ]
    kept = take(table, plan("positions", columns, answers={question.key: "kept"}))
    assert kept.counts["new"] == 2
    assert not linking.find("organization", "Lyft")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("2020 - present", ("2020", None, "yes")), ("since 2019", ("2019", None, "unknown")),
     ("2018-2020", ("2018", "2020", "unknown")), ("after 2019", ("[2020..]", None, "unknown"))],
)  # fmt: skip
def test_what_goes_on_since_a_start_has_that_start(
    desk: Desk, typed: str, stored: tuple[str, str | None, str]
) -> None:
    take(rows("a|b", f"Ann Lee|{typed}"), plan("positions", {"person": "a", "start": "b"}))
    found = Position.get()
    assert (found.start, found.end, found.is_current) == stored
