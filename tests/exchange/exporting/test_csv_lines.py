"""Lines that the engine puts together are those that Python would write."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import IO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import OperationalError
from tests.exchange.exporting.conftest import Desk, Impatient, Stop

from mercato.exchange.exporting import csv_lines, csv_out
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest, Run
from mercato.exchange.exporting.rows import Rows
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Person, Record, database
from mercato.records.storage.engine import troubles

texts = st.lists(
    st.text(st.characters(codec="utf-8"))
    | st.sampled_from([*"\",;\t\r\n'=+-@＝", "'=1", '"a", b']),
    max_size=6,
).map("".join)


@pytest.mark.parametrize("code", ["csv", "excel-csv"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(notes=st.lists(texts, min_size=1, max_size=8), backwards=st.booleans())
def test_whatever_is_in_the_cells(
    desk: Desk, code: str, delimiter: str, notes: list[str], backwards: bool
) -> None:
    with journal.edit("test.edit"):
        for note in notes:
            record = Record.create(type="person")
            Person.insert(id=record.id, name=note or "x", note=note).execute()
    ids = list(tables.ids("people"))[::-1] if backwards else tables.ids("people")
    options = {"ids": ids, "delimiter": delimiter}
    desk.export("people", code, **options)
    handle = io.StringIO(newline="")
    rows = Rows(Run(ExportRequest("people", desk.out, code, **options)))
    style = csv_out.EXACT if code == "csv" else csv_out.FOR_EXCEL
    write = csv_out.writer(handle, style, delimiter)
    for page in ([rows.headers], *rows.pages()):
        write(page)
    assert desk.out.read_bytes().decode(style.encoding) == handle.getvalue()


def test_a_record_deleted_meanwhile_is_left_out(desk: Desk) -> None:
    desk.add("person", name="Ada")
    (ada,) = tables.ids("people")
    assert desk.export("people", "csv", ids=[ada + 7, ada, ada + 5]).rows == 1
    assert desk.export("people", "csv", ids=[]).rows == 0
    with desk.out.open(encoding="utf-8", newline="") as handle:
        assert len(list(csv.reader(handle))) == 1


def test_lines_wait_for_their_order_beside_what_a_link_leads_to(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ada", "Grace"):
        desk.add("person", name=name)
    desk.out, there, folders = tmp_path / "link.csv", tmp_path / "there", []

    def spool(**place: Path) -> IO[bytes]:
        folders.append(place["dir"])
        return tempfile.TemporaryFile(**place)

    there.mkdir()
    desk.out.symlink_to(there / "out.csv")
    monkeypatch.setattr(csv_lines, "TemporaryFile", spool)
    desk.export("people", "csv", ids=list(tables.ids("people"))[::-1])
    assert folders == [there]
    assert (there / "out.csv").is_file()


@pytest.mark.parametrize("code", ["csv", "excel-csv", "xlsx", "jsonl"])
def test_text_that_is_none_is_damage_in_every_format(desk: Desk, code: str) -> None:
    desk.add("person", name="Ada")
    with journal.edit("test.edit"):
        database.execute_sql("UPDATE person SET note = CAST(x'612CED' AS TEXT)")
    with pytest.raises((UnicodeDecodeError, OperationalError)) as damage:
        desk.export("people", code)
    trouble = troubles.explain(damage.value)
    assert trouble is not None
    assert trouble.code == "file.damaged"
    assert not desk.out.exists()


def test_cancel_is_heard_while_lines_are_put_in_order(desk: Desk) -> None:
    for name in ("Ada", "Grace"):
        desk.add("person", name=name)
    request = ExportRequest("people", desk.out, ids=tables.ids("people")[::-1])
    with pytest.raises(Stop):
        export_table(request, Impatient(2, 2, times=1))
    assert not desk.out.exists()
