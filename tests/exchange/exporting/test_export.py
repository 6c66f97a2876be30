"""Tables written to files: exactly what is shown, and nothing that is confidential."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.exporting.conftest import Impatient, Stop

from mercato.exchange import entries
from mercato.exchange.exporting import selection, shapes
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest, ExportResult
from mercato.exchange.formulas import unguard
from mercato.records.errors import FileTrouble, Refused
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.storage import file
from mercato.records.verbs import editing

Row = dict[str, str]


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    """Where to write, beside an open, empty file."""
    file.create(tmp_path / "desk.mercato")
    opened = file.open_file(tmp_path / "desk.mercato")
    yield tmp_path / "out.csv"
    opened.close()


def add(record_type: str, /, **values: str | list[str]) -> str:
    """Record something; its uid."""
    pairs = [
        (key, one)
        for key, value in values.items()
        for one in ([value] if isinstance(value, str) else value)
    ]
    with journal.edit(f"{record_type}.created"):
        entered = entries.enter(entries.entry_of(record_type, pairs))
    return editing.uid_of(entered.records[0])


def export(out: Path, table: str, **options: object) -> ExportResult:
    return export_table(ExportRequest(table, out, **options))


def rows(out: Path) -> list[Row]:
    with out.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, strict=True))


def test_a_date_is_written_as_typed_as_edtf_and_with_its_bounds(out: Path) -> None:
    add("move", person="Ada", to="Apple", announced_on="juillet 2025", starts_on="depuis 2021")
    result = export(out, "moves")
    (row,) = rows(out)
    assert result.rows == 1
    assert row["announced_on"] == "2025-07"
    assert row["announced_on_text"] == "juillet 2025"
    assert (row["announced_on_earliest"], row["announced_on_latest"]) == (
        "2025-07-01",
        "2025-07-31",
    )
    assert (row["starts_on_earliest"], row["starts_on_latest"]) == ("2021-01-01", "")
    assert row["left_on"] == ""


def test_links_are_written_by_name_and_uid(out: Path) -> None:
    person = add("person", name="Ada Lovelace")
    add("move", person=person, **{"from": "Apple", "to": "Meta > MSL"})
    export(out, "moves")
    (row,) = rows(out)
    assert (row["person"], row["person_uid"]) == ("Ada Lovelace", person)
    assert (row["from_organization"], row["to_organization"]) == ("Apple", "MSL")
    export(out, "organizations")
    assert {row["name"]: row["parent"] for row in rows(out)}["MSL"] == "Meta"


@pytest.mark.parametrize("table", sorted(tables.TABLES.keys() - {"references"}))
def test_every_table_of_records_can_be_written(out: Path, table: str) -> None:
    add("source", headline="News", outlet="Le Monde", relays="Bloomberg")
    add("move", person="Ada", to="Apple", stage="started", source="News", date="2025")
    add("claim", text="It works.", subject=["Apple", "person:Ada"], asserted_by="Apple")
    result = export(out, table)
    found = rows(out)
    assert len(found) == result.rows == tables.count(table)
    assert all(row["uid"] for row in found)
    assert None not in found[0]


def test_what_is_shown_is_what_is_written(out: Path) -> None:
    for name, date in (("Ada", "2024"), ("Bob", "2026"), ("Cid", "2025")):
        add("move", person=name, to="Apple", announced_on=date)
    add("move", person="Dan", to="Meta", announced_on="2023")
    columns = ("person", "date")
    export(out, "moves", query="to:apple", sort=(("date", True),), columns=columns)
    assert [row["person"] for row in rows(out)] == ["Bob", "Cid", "Ada"]
    assert list(rows(out)[0]) == [
        "uid",
        "person",
        "person_uid",
        "party",
        "date",
        "date_earliest",
        "date_latest",
    ]


def test_a_group_is_written_where_the_table_shows_it_as_the_person(out: Path) -> None:
    add("move", party="ten engineers", to="Apple")
    export(out, "moves", columns=("person",))
    (row,) = rows(out)
    assert (row["person"], row["party"]) == ("", "ten engineers")


def test_ids_of_a_window_are_written_in_their_order(out: Path) -> None:
    for name in ("Ada", "Bob", "Cid"):
        add("person", name=name)
    chosen = list(tables.ids("people"))[::-1][:2]
    export(out, "people", ids=chosen, columns=("name",))
    assert [row["name"] for row in rows(out)] == ["Cid", "Bob"]


def test_every_column_that_a_table_shows_can_be_written(out: Path) -> None:
    add("move", person="Ada", to="Apple", stage="started")
    for table, spec in tables.TABLES.items():
        if table != "references":
            export(out, table, columns=tuple(spec.columns))
            assert rows(out) or table in ("sources", "claims")


def test_single_headers_can_be_asked_for(out: Path) -> None:
    add("move", person="Ada", to="Apple")
    export(out, "moves", columns=("person_uid", "from_position", "announced_on_text"))
    assert list(rows(out)[0]) == ["uid", "person_uid", "from_position_uid", "announced_on_text"]


def test_an_unknown_column_is_refused_by_name(out: Path) -> None:
    with pytest.raises(Refused) as refused:
        export(out, "people", columns=("nonsense",))
    assert refused.value.values["name"] == "nonsense"
    assert not out.exists()


def test_excel_gets_a_mark_and_no_formulas_and_plain_csv_exact_text(out: Path) -> None:
    add("person", name="=1+1", note="@x\n+y")
    export(out, "people", style="excel-csv", language="en")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = rows(out)
    assert (row["name"], row["note"]) == ("'=1+1", "'@x\n'+y")
    assert unguard(row["name"]) == "=1+1"
    export(out, "people")
    assert not out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(out)[0]["name"] == "=1+1"


def test_confidential_records_are_left_out_and_counted(out: Path) -> None:
    add("person", name="Ada")
    add("person", name="Secretive Smith", confidentiality="protected")
    add("person", name="Inside Ivy", confidentiality="internal")
    result = export(out, "people")
    assert (result.rows, result.withheld) == (1, 2)
    assert b"Smith" not in out.read_bytes()
    result = export(out, "people", include_confidential=True)
    assert (result.rows, result.withheld) == (3, 0)


def test_protected_people_and_sources_leave_no_trace_anywhere(out: Path) -> None:
    tip = add("source", kind="tip", headline="Whisper Walter", outlet="Hidden House")
    hidden = add("person", name="Secretive Smith", confidentiality="protected")
    org = add("organization", name="Covert Corp", confidentiality="internal")
    add("move", person=hidden, to="Apple", stage="started", source=tip)
    spy = {"from": org, "from_role": "Spy Captain"}
    add("move", person="Ada", to="Apple", stage="started", source=tip, **spy)
    add("position", person="Ada", organization=org, role="Mole Manager", is_current="yes")
    add("source", headline="Open", relays=tip)
    add("claim", text="He knows Secretive Smith.", subject=[hidden], asserted_by=tip)
    add("claim", text="It is so.", subject=["Apple"], asserted_by=hidden)
    traces = (
        b"Smith",
        b"Whisper",
        b"Covert",
        b"Mole",
        b"Captain",
        *(uid.encode() for uid in (tip, hidden, org)),
    )
    for table in tables.TABLES.keys() - {"references"}:
        export(out, table)
        content = out.read_bytes()
        assert not [trace for trace in traces if trace in content], table


def test_confidential_records_are_not_counted_in_any_number(out: Path) -> None:
    tip = add("source", kind="tip", headline="Tip")
    hidden = add("person", name="Secretive Smith", confidentiality="protected")
    add("move", person=hidden, to="Apple", stage="started")
    add("move", person="Ada", to="Apple > Lab", stage="started", source=tip)
    add("move", person="Bob", to="Apple", stage="started", source="News of Bob is out")
    export(out, "moves")
    assert {row["person"]: row["sources"] for row in rows(out)} == {"Ada": "0", "Bob": "1"}
    export(out, "organizations")
    (apple,) = [row for row in rows(out) if row["name"] == "Apple"]
    assert (apple["arrivals"], apple["people_now"]) == ("2", "1")
    export(out, "organizations", include_confidential=True)
    (apple,) = [row for row in rows(out) if row["name"] == "Apple"]
    assert (apple["arrivals"], apple["people_now"]) == ("3", "2")


def test_the_day_of_a_tip_is_not_the_date_of_a_move(out: Path) -> None:
    tip = add("source", kind="tip", headline="Tip", published_on="2025-07-01")
    add("move", person="Ada", to="Apple", source=tip)
    export(out, "moves")
    (row,) = rows(out)
    assert (row["date"], row["date_which"]) == ("", "")
    export(out, "moves", include_confidential=True)
    assert [row["date"] for row in rows(out)] == ["2025-07-01"]


def test_the_columns_of_an_end_tell_unknown_from_none(out: Path) -> None:
    add("move", person="Yann LeCun", to="=", **{"from": "-"})
    export(out, "moves", columns=("from_organization", "to_organization"))
    (row,) = rows(out)
    assert [name for name in row if name.endswith("state")] == ["from_state", "to_state"]
    assert (row["from_state"], row["to_state"]) == ("none", "own_venture")


def test_numbers_without_anything_confidential_are_those_of_the_window(out: Path) -> None:
    add("move", person="Ada", to="Apple > Lab", stage="started", **{"from": "Meta"})
    add("move", person="Ada", to="Apple > Shop", stage="started", **{"from": "Apple > Lab"})
    add("move", party="ten engineers", to="Apple", stage="started", **{"from": "Meta"})
    columns = ("people_now", "arrivals", "departures", "internal", "groups_in", "groups_out")
    export(out, "organizations", columns=("name", *columns))
    kept_back = rows(out)
    export(out, "organizations", columns=("name", *columns), include_confidential=True)
    assert kept_back == rows(out)


def test_links_left_empty_are_counted_for_the_columns_asked_for(out: Path) -> None:
    org = add("organization", name="Covert Corp", confidentiality="internal")
    add("move", person="Ada", to="Apple", **{"from": org})
    assert export(out, "moves").blanked == 1
    assert export(out, "moves", columns=("person",)).blanked == 0


def test_cancel_leaves_nothing_behind(out: Path) -> None:
    out.write_text("old")
    for number in range(3):
        add("person", name=f"Person {number}")
    with pytest.raises(Stop):
        export_table(ExportRequest("people", out), Impatient(0, 0))
    assert out.read_text() == "old"
    assert sorted(path.name for path in out.parent.iterdir()) == ["desk.mercato", "out.csv"]


def test_progress_hears_of_rows_done_and_rows_in_all(out: Path) -> None:
    add("person", name="Ada")
    heard: list[tuple[int, int]] = []
    export_table(ExportRequest("people", out), progress=lambda done, of: heard.append((done, of)))
    assert sorted(set(heard)) == heard[-2:] == [(0, 0), (1, 1)]


def test_records_are_asked_only_for_entries_that_their_type_can_have() -> None:
    for name in ("subjects", "statuses", "links"):
        holders = [one for one in selection.TYPES if name in shapes.entries_of(one)]
        assert holders == ["claim" if name == "subjects" else "move"]
    assert all("references" in shapes.entries_of(one) for one in selection.TYPES)


def test_the_open_file_itself_is_never_written_over(out: Path) -> None:
    own = out.parent / "desk.mercato"
    before = own.read_bytes()
    with pytest.raises(Refused):
        export(own, "people")
    link = out.parent / "link.csv"
    link.symlink_to(own)
    with pytest.raises(Refused):
        export(link, "people")
    assert own.read_bytes() == before


def test_a_missing_folder_is_named(out: Path) -> None:
    with pytest.raises(FileTrouble) as trouble:
        export(out.parent / "no" / "out.csv", "people")
    assert trouble.value.code == "export.no_folder"


def test_a_change_that_is_made_meanwhile_is_told(out: Path) -> None:
    add("person", name="Ada")

    def edit(done: int, total: int) -> None:
        if done == total > 0:
            add("person", name="Bob")

    assert export_table(ExportRequest("people", out), edit).left_out() == [("export.meanwhile", 1)]
    assert export(out, "people").left_out() == []


@pytest.mark.parametrize("name", ["n" * 300, "a\0b"])
def test_a_name_that_no_file_can_have_is_told(out: Path, name: str) -> None:
    with pytest.raises(FileTrouble) as trouble:
        export(out.with_name(name), "people")
    assert trouble.value.code == "export.bad_name"


@pytest.mark.parametrize("name", ["{}-journal", "{}-wal", "{}-shm", ".{}.lock"])
def test_nothing_that_belongs_to_the_open_file_is_written_over(out: Path, name: str) -> None:
    link = out.parent / "link"
    link.symlink_to(out.parent)
    for folder in (out.parent, link):
        with pytest.raises(Refused) as refused:
            export(folder / name.format("desk.mercato"), "people")
        assert refused.value.code == "export.onto_itself"


def test_a_hard_link_to_the_open_file_is_the_file_too(out: Path) -> None:
    (out.parent / "hard.csv").hardlink_to(out.parent / "desk.mercato")
    with pytest.raises(Refused):
        export(out.parent / "hard.csv", "people")
