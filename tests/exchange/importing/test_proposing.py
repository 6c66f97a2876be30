"""What columns are taken for: by what their headers say, and by content only beside that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import Rows, rows, take

from mercato.exchange.importing import Mapped, propose
from mercato.records.schema import Record


def proposed(name: str, table: Rows) -> dict[str, str]:
    """Field and column of a proposal."""
    return {one.field: " + ".join(one.columns) for one in propose(table, name).plan.columns}


@pytest.mark.parametrize("header", ["Date of Birth", "Declared", "Updated", "Entered into file"])
def test_a_column_of_dates_that_says_something_else_is_no_beginning(
    desk: Desk, header: str
) -> None:
    table = rows(f"Name|Company|{header}", "Ann Lee|Meta|1970-05-03", "Bob Ray|X|1980-06-04")
    assert proposed("positions", table) == {"person": "Name", "organization": "Company"}


def test_a_column_of_dates_without_a_name_or_with_a_hint_is_one(desk: Desk) -> None:
    unnamed = rows("Name|Company|C", "Ann Lee|Meta|1970-05-03", "Bob Ray|X|1980-06-04")
    assert proposed("positions", unnamed)["start"] == "C"
    hinted = rows("Name|Company|First elected", "Ann Lee|Meta|1970-05-03", "Bob Ray|X|1980-06-04")
    assert proposed("positions", hinted)["start"] == "First elected"


def test_of_two_columns_that_could_be_one_field_neither_is_taken(desk: Desk) -> None:
    table = rows(
        "Name|EU office country|Head office country", "Acme|BELGIUM|IRELAND", "Béta|BELGIUM|FRANCE"
    )
    assert proposed("organizations", table) == {"name": "Name"}


def test_an_address_in_a_register_is_not_the_website_of_a_company(desk: Desk) -> None:
    table = rows("name|registry_url|website url", "Acme|https://r.org/1|https://acme.com")
    assert proposed("organizations", table) == {"name": "name", "website": "website url"}


def test_a_column_called_name_names_organizations_unless_another_one_does(desk: Desk) -> None:
    alone = rows("Name|Parent|Country", "Meta AI|Meta|US", "Meta||US")
    assert proposed("organizations", alone)["name"] == "Name"
    beside = rows("Name|Company|Title", "Ann Lee|Meta|CEO", "Bob Ray|X|CFO")
    found = proposed("organizations", beside)
    assert (found["name"], found["person"]) == ("Company", "Name")


def test_whom_a_row_is_about_is_not_picked_from_two_columns_of_names(desk: Desk) -> None:
    table = rows("Chief|Worker", "Ann Lee|Bob Ray", "Cid Foe|Dan Roe")
    assert "person" not in proposed("positions", table)


def test_what_is_written_like_a_name_is_not_taken_for_one(desk: Desk) -> None:
    posts = rows(
        "Portfolio|Minister|Took office",
        "Prime Minister|Boris Johnson[a]|24 July 2019",
        "Home Secretary|Rishi Sunak[1]|13 May 2020",
        "Levelling Up|Priti Patel|24 July 2019",
    )
    assert proposed("positions", posts)["person"] == "Minister"
    assert propose(posts, "positions").columns[1].samples[1] == "Rishi Sunak[1]"
    cities = rows("City|Since", "New York|2019", "Los Angeles|2020")
    assert "person" not in proposed("positions", cities)
    unnamed = rows("Elected|Since", "Ann Lee|2019", "Bob Ray|2020")
    assert proposed("positions", unnamed)["person"] == "Elected"


def test_a_party_is_an_organization_and_nobodys_employer(desk: Desk) -> None:
    table = rows("Name|Party|Start", "Ann Lee|Labour|2019-01-03", "Bob Ray|Greens|2020-01-03")
    assert "organization" not in proposed("people", table)
    assert "organization" not in proposed("positions", table)
    assert proposed("organizations", rows("Party|Country", "Labour|GB"))["name"] == "Party"


def test_the_end_of_a_term_beside_its_start_is_when_it_ended(desk: Desk) -> None:
    cells = "Ann Lee|Mayor|1 May 2010|2 May 2014"
    table = rows("Name|Office|Term start|Term end", cells)
    assert proposed("positions", table)["end"] == "Term end"
    assert "term_end" in proposed("positions", rows("Name|Office|Since|Term end", cells))


@pytest.mark.parametrize(
    "headers",
    [
        "Who|Previous organization|Previous position|New organization|New position|Date of move",
        "Qui|Ancienne structure|Anciennes fonctions|Nouvelle structure|Nouvelles fonctions|Date",
        "Name|Bisherige Firma|Bisherige Position|Neue Firma|Neue Position|Arrival date",
        "Persona|Empresa anterior|Cargo anterior|Nueva empresa|Nuevo cargo|Date",
    ],
)
def test_an_adjective_tells_which_end_of_a_move_a_column_is(desk: Desk, headers: str) -> None:
    found = proposed("moves", rows(headers, "Ann Lee|Acme|Editor|Beta|Publisher|2024-03-01"))
    ends = {"from_organization", "from_role", "to_organization", "to_role"}
    assert ends <= set(found)
    assert {"date", "starts_on"} & set(found)


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("Name|Vorname|Firma|Funktion|Eintritt|Austritt", "Bär|Ann|Acme|CEO|01.02.2015|31.12.2019"),
        ("Nombre|Empresa|Cargo|Desde|Hasta", "Ann Bär|Acme|CEO|13/02/2015|31/12/2019"),
    ],
)
def test_usual_headers_in_german_and_spanish_are_understood(
    desk: Desk, headers: str, cells: str
) -> None:
    found = proposed("people", rows(headers, cells))
    assert {"organization", "role", "start", "end"} <= set(found)


@pytest.mark.parametrize(
    ("header", "row", "people", "others"),
    [
        ("Name|Vorname", "Bär|Dorothee", ("given_name", "family_name"), ("Vorname", "Name")),
        ("Name|First name", "Ann Lee|Ann", ("name", "given_name"), ("Name",)),
        (
            "Apellidos|Nombre",
            "García|María",
            ("given_name", "family_name"),
            ("Nombre", "Apellidos"),
        ),
        ("Nombre|Empresa", "María García|X", ("name", "organization"), ("Nombre",)),
        ("Nom|Société", "Ann Lee|X", ("name", "organization"), ("Nom",)),
    ],
)
def test_a_name_beside_a_given_name_is_that_of_a_family(
    desk: Desk, header: str, row: str, people: tuple[str, ...], others: tuple[str, ...]
) -> None:
    table = rows(header, row)
    assert set(proposed("people", table)) == set(people)
    (person,) = [
        one.columns
        for one in propose(table, "positions").plan.columns  # joined ones have several
        if one.field == "person"
    ]
    assert person == others


def test_where_given_names_lack_whole_names_are_still_seen_to_be_whole(desk: Desk) -> None:
    table = rows("Name|Vorname", "Ann Lee|", "Bob Ray|Bob", "Cid Foe|Cid", "Dan Poe|Dan")
    assert proposed("people", table) == {"name": "Name", "given_name": "Vorname"}


def test_a_status_is_not_left_out_for_one_word_that_nobody_knows(desk: Desk) -> None:
    table = rows("Nom|Rejoint|Statut", "Ann Lee|Meta|rumeur", "Bo Li|X|démenti", "Cy Po|Y|bof")
    assert proposed("moves", table)["status"] == "Statut"


def test_what_shall_be_secret_is_never_left_out_for_words_that_nobody_knows(desk: Desk) -> None:
    table = rows("Name|Confidentiality", "Ann Lee|secret", "Bo Li|who knows", "Cy Po|so so")
    assert proposed("people", table)["confidentiality"] == "Confidentiality"


@pytest.mark.parametrize("header", ["Confidential?", "Protected", "Off the record"])
def test_a_column_that_is_ticked_for_a_secret_is_about_confidentiality(
    desk: Desk, header: str
) -> None:
    table = rows(f"Name|{header}", "Ann Lee|yes", "Bo Li|no", "Cy Po|")
    assert proposed("people", table)["confidentiality"] == header
    take(table, replace(propose(table, "people").plan, tag=""))
    said = Record.select(Record.confidentiality).order_by(Record.id).tuples()
    assert list(said) == [("protected",), ("public",), ("public",)]


def test_of_several_columns_about_confidentiality_the_most_careful_counts(desk: Desk) -> None:
    table = rows("name|Protected|Confidential", "Ann Lee|no|yes", "Bo Li||no", "Cy Po|no|who knows")
    report = take(table, replace(propose(table, "people").plan, tag=""))
    said = Record.select(Record.confidentiality).order_by(Record.id).tuples()
    assert list(said) == [("protected",), ("public",)]
    assert [(one.line, one.field) for one in report.refused] == [(4, "confidentiality")]


def test_a_tick_under_a_heading_that_asks_the_reverse_is_refused(desk: Desk) -> None:
    table = rows("Name|Publishable", "Ann Lee|no", "Bo Li|secret")
    columns = (Mapped("name", ("Name",)), Mapped("confidentiality", ("Publishable",)))
    report = take(table, replace(propose(table, "people").plan, columns=columns, tag=""))
    assert [(one.line, one.field) for one in report.refused] == [(2, "confidentiality")]
    assert [one.confidentiality for one in Record.select()] == ["protected"]


def test_items_of_wikidata_are_numbers_beside_their_labels(desk: Desk) -> None:
    entity = "http://www.wikidata.org/entity"
    table = rows("person|personLabel", f"{entity}/Q42|Douglas Adams", f"{entity}/Q43|Foo Bar")
    assert proposed("people", table) == {"name": "personLabel", "wikidata": "person"}


def test_a_number_is_not_the_name_of_somebody_whose_names_stand_beside_it(desk: Desk) -> None:
    table = rows("Person|Surname|Given", "[I0001]|Lee|Ann", "[I0002]|Ray|Bo")
    assert proposed("people", table) == {"family_name": "Surname", "given_name": "Given"}


def test_titles_of_courtesy_are_no_roles(desk: Desk) -> None:
    table = rows("Title|Name|Company", "Dr|Ann Lee|X", "Mme|Bo Li|X", "Mr.|Cy Po|X")
    assert "role" not in proposed("people", table)


@pytest.mark.parametrize(
    ("header", "field", "cell"),
    [
        ("employerLabel", "organization", "Meta"),
        ("Start date (dd/mm/yyyy)", "start", "3 May 2020"),
        ("Role [EN]", "role", "CEO"),
    ],
)
def test_remarks_beside_the_word_of_a_header_do_not_hide_it(
    desk: Desk, header: str, field: str, cell: str
) -> None:
    table = rows(f"Name|{header}", f"Ann Lee|{cell}")
    assert field in proposed("positions", table)


def test_what_stands_in_brackets_may_make_it_another_thing(desk: Desk) -> None:
    table = rows("Name|Employer (former)|Role", "Ann Lee|Meta|CEO")
    assert set(proposed("positions", table)) == {"person", "role"}


def test_from_and_to_are_dates_of_a_post_and_places_of_a_move(desk: Desk) -> None:
    post = rows("Name|Company|From|To", "Ann Lee|Meta|2019|2020")
    assert {"start": "From", "end": "To"}.items() <= proposed("positions", post).items()
    move = rows("Name|From|To", "Ann Lee|Meta|Apple")
    assert {"from_organization": "From", "to_organization": "To"}.items() <= proposed(
        "moves", move
    ).items()


def test_officers_of_a_register_are_taken_in_its_own_words(desk: Desk) -> None:
    table = rows("officer_name|officer_role|appointed_on|resigned_on", "Ann|director|2020|2021")
    assert set(proposed("positions", table)) == {"person", "role", "start", "end"}


def test_days_are_no_organizations_whatever_stands_above_them(desk: Desk) -> None:
    table = rows("id|name|from|to", "1|Ann Lee|2019-01-02|2020-01-02", "2|Bo Li|2018|2019-05-06")
    found = propose(table).plan
    assert found.table == "people"
    assert {"start", "end"} <= {one.field for one in found.columns}
    joined = rows("Name|Joined", "Ann Lee|2019-01-02", "Bo Li|2018-03-04")
    assert "to_organization" not in proposed("moves", joined)
