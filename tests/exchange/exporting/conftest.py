"""An open file to export from, and short ways to record and to write."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mercato.exchange import entries
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.formats import FORMATS
from mercato.exchange.exporting.request import EVERYTHING, ExportRequest, ExportResult
from mercato.records.journal import journal
from mercato.records.storage import file
from mercato.records.verbs import editing, linking


class Desk:
    """One open file; `out` is where exports go."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"

    def add(self, record_type: str, /, **values: str | list[str]) -> str:
        """Record something; its uid."""
        pairs = [
            (key, one)
            for key, value in values.items()
            for one in ([value] if isinstance(value, str) else value)
        ]
        with journal.edit(f"{record_type}.created"):
            entered = entries.enter(entries.entry_of(record_type, pairs))
        return editing.uid_of(entered.records[0]) if entered.records else ""

    def id(self, uid: str) -> int:
        """The id of a record."""
        found = linking.by_uid(uid)
        assert found is not None
        return found

    def export(self, table: str, style: str, **options: object) -> ExportResult:
        """Write a table, or all."""
        return export_table(ExportRequest(table, self.out, style, **options))

    def text(self, table: str, style: str, **options: object) -> str:
        """What was written, as text."""
        self.export(table, style, **options)
        return self.out.read_text(encoding="utf-8-sig")

    def all_bytes(self) -> bytes:
        """What was written, with what is packed inside it."""
        content = self.out.read_bytes()
        if zipfile.is_zipfile(self.out):
            with zipfile.ZipFile(self.out) as archive:
                content += b"".join(archive.read(name) for name in archive.namelist())
        return content

    def everywhere(self, **options: object) -> Iterator[tuple[str, ExportResult]]:
        """Write everything that can be written, one after the other."""
        for style, found in FORMATS.items():
            for table in (*found.tables, *((EVERYTHING,) if found.of_records else ())):
                yield f"{table} as {style}", self.export(table, style, **options)


class Stop(Exception):
    """Raised by those who want an export to end."""


class Impatient:
    """Hears of progress, and ends the export when it hears of the same moment once too often."""

    def __init__(self, done: int, total: int, times: int = 0) -> None:
        self.moment, self.times = (done, total), times

    def __call__(self, done: int, total: int) -> None:
        if (done, total) == self.moment:
            self.times -= 1
            if self.times < 0:
                raise Stop


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty file."""
    file.create(tmp_path / "desk.mercato")
    opened = file.open_file(tmp_path / "desk.mercato")
    yield Desk(tmp_path)
    opened.close()
