"""The formats that tables and records are written in: one registry for window and command line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING

from mercato.exchange.exporting.csv_out import EXACT, FOR_EXCEL, write_csv
from mercato.exchange.exporting.ftm_out import write_ftm
from mercato.exchange.exporting.gexf_out import write_gexf
from mercato.exchange.exporting.graphml_out import write_graphml
from mercato.exchange.exporting.graphs import flows, people_and_places
from mercato.exchange.exporting.jsonl_out import write_jsonl
from mercato.exchange.exporting.markdown_out import write_markdown, write_sentences
from mercato.exchange.exporting.popolo_out import write_popolo
from mercato.exchange.exporting.request import EVERYTHING
from mercato.exchange.exporting.xlsx_out import write_xlsx
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.exporting.request import Run

TABLES = ("people", "organizations", "positions", "moves", "sources", "claims")
"""The tables of records."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the ending of its files, what writes it, and the tables that it can tell of.

    One `of_records` holds whole records with what they link to, and can hold all of a file;
    the others hold the rows of one table. `heeds` names what of a request it has a use for,
    `written` is the code for how much was written.
    """

    code: str
    suffix: str
    write: Callable[[Run, IO[bytes]], None]
    of_records: bool = False
    tables: tuple[str, ...] = TABLES
    heeds: tuple[str, ...] = ()
    written: str = "export.written"

    def takes(self, table: str) -> bool:
        """Whether it can tell of that table, or of all."""
        return table in self.tables or (table == EVERYTHING and self.of_records)


_MOVES = ("moves",)
_ORDER = ("sort",)
_TABLE = (*_ORDER, "columns")
_CSV = (*_TABLE, "delimiter")
_RECORDS = "export.records_written"
_NETWORK = "export.network_written"
FORMATS: dict[str, Format] = {
    one.code: one
    for one in (
        Format("csv", ".csv", partial(write_csv, style=EXACT), heeds=_CSV),
        Format("excel-csv", ".csv", partial(write_csv, style=FOR_EXCEL), heeds=_CSV),
        Format("xlsx", ".xlsx", write_xlsx, heeds=_TABLE),
        Format("jsonl", ".jsonl", write_jsonl, of_records=True, written=_RECORDS),
        Format("ftm", ".ftm.json", write_ftm, of_records=True, written=_RECORDS),
        Format("popolo", ".popolo.json", write_popolo, of_records=True, written=_RECORDS),
        *(
            Format(code, suffix, partial(write, make=make), of_records=True, written=_NETWORK)
            for code, suffix, write, make in (
                ("gexf", ".gexf", write_gexf, people_and_places),
                ("gexf-flows", ".gexf", write_gexf, flows),
                ("graphml", ".graphml", write_graphml, people_and_places),
                ("graphml-flows", ".graphml", write_graphml, flows),
            )
        ),
        Format("markdown", ".md", write_markdown, heeds=_TABLE),
        Format(
            "sentences-en",
            ".md",
            partial(write_sentences, language="en"),
            tables=_MOVES,
            heeds=_ORDER,
        ),
        Format(
            "sentences-fr",
            ".md",
            partial(write_sentences, language="fr"),
            tables=_MOVES,
            heeds=_ORDER,
        ),
    )
}


def chosen(style: str, table: str) -> Format:
    """The format of that code, which must be able to tell of the table."""
    found = FORMATS[style]
    if not found.takes(table):
        raise Refused("export.wrong_table", style=style, table=table, tables=list(found.tables))
    return found
