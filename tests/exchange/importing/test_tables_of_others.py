"""Tables that nobody made for Mercato, counted by an independent reading of the same files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import take

from mercato.exchange import reading
from mercato.exchange.importing import Mapped, Report, Table, propose, write_refused
from mercato.records.finding import tables
from mercato.records.schema import Identifier, Move, Organization, Person, Position

Plain = list[dict[str, str]]
ANSWERS = {
    "repeated:person": "one",
    "odd_names:person": "kept",
    "odd_names:organization": "kept",
    "links:person": "new",
    "links:organization": "new",
    "same_name:person": "same",
    "repeated:organization": "one",
    "entities": "repaired",
    "mojibake": "repaired",
}


@contextmanager
def opened(path: Path, encoding: str = "utf-8-sig") -> Iterator[Any]:
    with path.open(encoding=encoding, newline="") as handle:
        yield handle


def plainly(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> Plain:
    """The file as the csv module alone reads it."""
    with opened(path, encoding) as handle:
        return list(csv.DictReader(handle, delimiter=delimiter))


def bring(path: Path, table: str, columns: dict[str, str] | None = None, **options: Any) -> Report:
    """Import a file as proposed, with columns and constants of one's own."""
    answers = {**ANSWERS, **options.pop("answers", {})}
    look = reading.look(path, answers)
    assert look.questions == (), [question.key for question in look.questions]
    known = Table(look, path.name)
    plan = propose(known, table).plan
    kept = [one for one in plan.columns if columns is None]
    mapped = [Mapped(field, tuple(name.split(" + "))) for field, name in (columns or {}).items()]
    plan = replace(plan, columns=(*kept, *mapped), answers={**plan.answers, **answers}, **options)
    report = take(known, plan)
    assert report.adds_up
    assert report.rows == look.total + sum(map(len, report.skipped))
    return report


def count(table: str, query: str = "") -> int:
    return len(tables.ids(table, query))


def test_cabinet_turnover(desk: Desk, shared: Path) -> None:
    path = shared / "data/tables/fivethirtyeight/cabinet-turnover.csv"
    lines = plainly(path)
    constants = {"organization": "Cabinet of the United States", "source": "@file"}
    report = bring(path, "positions", constants=constants)
    assert report.counts["new"] == len(lines) == 379
    assert Person.select().count() == len({line["appointee"].strip() for line in lines})
    still = sum(line["end_date"] == "Still in office" for line in lines)
    assert Position.select().where(Position.is_current == "yes").count() == still == 25
    first = Position.select().order_by(Position.id).first()
    assert (first.start, first.end, first.start_text) == ("1977-01-21", "1977-09-23", "1/21/77")
    assert count("positions", "has:source") == 379
    again = bring(path, "positions", constants=constants)
    assert again.counts["same"] == 379


def test_resignations_from_congress(desk: Desk, shared: Path) -> None:
    path = shared / "data/tables/fivethirtyeight/congressional_resignations.csv"
    lines = plainly(path)
    constants = {"from_organization": "United States Congress", "kind": "leaves"}
    report = bring(path, "moves", constants=constants)
    assert report.counts["new"] == len(lines) == 615
    assert Move.select().where(Move.kind == "leaves").count() == 615
    sources = {line["Source"].strip() for line in lines if line["Source"].strip()}
    assert count("sources") == len(sources)
    dated = Move.select().where(Move.left_on.is_null(False)).count()
    assert dated == sum(bool(line["Resignation Date"].strip()) for line in lines)
    desk.undo()
    assert count("moves") == count("people") == count("organizations") == 0


def test_assistants_of_senators_of_two_dates(desk: Desk, shared: Path) -> None:
    folder = shared / "data/tables/senat"
    columns = {"person": "collaborateur", "organization": "parlementaire"}
    before, after = (
        plainly(folder / f"senat_2017-{day}.csv", "utf-8") for day in ("09-20", "10-04")
    )
    pairs = [
        {(one["collaborateur"], one["parlementaire"]) for one in day} for day in (before, after)
    ]
    constants = {"role": "collaborateur"}
    first = bring(folder / "senat_2017-09-20.csv", "positions", columns, constants=constants)
    assert first.rows == len(before) == 840
    assert Position.select().count() == len(pairs[0])
    assert Organization.select().count() == len({one["parlementaire"] for one in before})
    second = bring(folder / "senat_2017-10-04.csv", "positions", columns, constants=constants)
    came, went = pairs[1] - pairs[0], pairs[0] - pairs[1]
    assert second.rows == len(after) == 547
    assert second.counts["new"] == len(came)
    assert len(second.absent) == len(went)
    assert second.counts["changed"] == second.counts["refused"] == 0


def test_companies_of_an_index(desk: Desk, shared: Path) -> None:
    path = shared / "data/tables/sp500/constituents.csv"
    lines = plainly(path)
    report = bring(path, "organizations")
    assert report.rows == len(lines) == 503
    assert Organization.select().count() == len({line["CIK"] for line in lines}) == 500
    tickers = {row.value for row in Identifier.select().where(Identifier.scheme == "ticker")}
    assert tickers == {line["Symbol"] for line in lines}
    years = sum(line["Founded"].strip().isdecimal() for line in lines)
    known = [row.founded for row in Organization.select() if row.founded]
    assert len([edtf for edtf in known if len(edtf) == 4]) >= years - 3
    assert bring(path, "organizations").counts["same"] == 503


def test_lobbyists_of_a_register(desk: Desk, shared: Path) -> None:
    path = shared / "data/tables/registres/registre-lobbying-Senat-140104.csv"
    lines = plainly(path)
    report = bring(path, "people")
    assert report.counts["new"] == len(lines) == 114
    assert Organization.select().count() == len({line["Organisme"].strip() for line in lines})
    named = {(line["Prénom"].strip(), line["Nom de famille"].strip()) for line in lines}
    assert Person.select().count() == len(named)
    assert Person.get(Person.family_name == "Arnoux-Couderc").given_name == "Stéphanie"
    assert {post.term_end for post in Position.select()} >= {"2013-12-31"}


def test_parties_and_their_donors(desk: Desk, shared: Path) -> None:
    path = shared / "data/tables/opensanctions/donations.csv"
    lines = plainly(path, "utf-8")
    columns = {"person": "Donor", "organization": "Party"}
    report = bring(path, "positions", columns, constants={"role": "donor"})
    assert report.rows == len(lines) == 292
    assert Position.select().count() == len(
        {(line["Donor"].strip(), line["Party"].strip()) for line in lines}
    )
    assert Organization.select().count() == len({line["Party"].strip() for line in lines})


def test_a_wave_of_moves(desk: Desk, shared: Path, tmp_path: Path) -> None:
    path = shared / "cases/meta_msl_wave_2025.csv"
    lines = plainly(path)
    report = bring(path, "moves")
    assert report.rows == len(lines) == 40
    assert report.counts["refused"] == write_refused(
        Table(reading.look(path), path.name), report, tmp_path / "refused.csv"
    )
    assert Move.select().count() == report.counts["new"]
    assert count("moves", "stage:agreed") >= sum(line["status"] == "planned" for line in lines)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("fivethirtyeight/cabinet-turnover.csv", "positions"),
        ("openrefine/nobel-prize-winners.csv", "people"),
        ("openrefine/presidents.tsv", "people"),
        ("followthemoney/experts.csv", "people"),
    ],
)
def test_undo_gives_back_the_file_and_redo_the_import(
    desk: Desk, shared: Path, name: str, table: str
) -> None:
    before = desk.dump()
    report = bring(shared / "data/tables" / name, table)
    made = desk.dump()
    assert report.new
    desk.undo()
    assert desk.dump() == before
    desk.redo()
    assert desk.dump() == made
    assert desk.wrong() == []
