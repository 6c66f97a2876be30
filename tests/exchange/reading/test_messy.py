"""Files that others collected: each gives the right table, a question or a refusal with its reason.

The files lie beside the project; without them there is nothing to test.
"""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest

from mercato.exchange.reading import Look, look
from mercato.records.errors import Refused
from mercato.workspace import words

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "messy"
VERDICTS = Path(__file__).with_name("messy_verdicts.csv")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the files of others are not here")


def verdicts() -> list[dict[str, str]]:
    with VERDICTS.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def looked(path: Path) -> Look | Refused:
    try:
        return look(path)
    except Refused as refusal:
        return refusal


def verdict(path: Path) -> tuple[str, str, str]:
    """table, question or refusal; what is asked, or the reason; rows and columns."""
    seen = looked(path)
    if isinstance(seen, Refused):
        return "refusal", seen.code.removeprefix("reading."), ""
    if seen.questions:
        return "question", " ".join(question.key for question in seen.questions), ""
    assert seen.total == sum(1 for _ in seen.rows())
    notes = " ".join(note.code.removeprefix("reading.") for note in seen.notes)
    return "table", notes, f"{seen.total} x {len(seen.headers)}"


@pytest.mark.parametrize("expected", verdicts(), ids=lambda one: one["file"])
def test_each_file_has_the_verdict_in_the_table(expected: dict[str, str]) -> None:
    kind, reason, size = verdict(FOLDER / expected["file"])
    assert [kind, reason, size] == [expected["verdict"], expected["reason"], expected["size"]]


def test_the_table_of_verdicts_lists_every_file() -> None:
    found = {
        str(path.relative_to(FOLDER).as_posix()) for path in FOLDER.rglob("*") if path.is_file()
    }
    assert found == {one["file"] for one in verdicts()}


def table(path: Path, **answers: str) -> list[dict[str, str]]:
    seen = look(path, answers)
    assert seen.questions == ()
    return [dict(zip(seen.headers, row.cells, strict=True)) for row in seen.rows()]


SPECTRUM = FOLDER / "csv-spectrum"


@pytest.mark.parametrize("name", [path.stem for path in sorted(SPECTRUM.glob("json/*.json"))])
def test_csv_spectrum_is_met(name: str) -> None:
    """Git took the carriage returns out of these files; one says another number than its JSON."""
    text = (SPECTRUM / "json" / f"{name}.json").read_text(encoding="utf-8")
    text = text.replace("\\r\\n", "\\n").replace("1234567890", "2095257564")
    expected = json.loads(text)
    assert table(SPECTRUM / "csvs" / f"{name}.csv") == (
        expected if isinstance(expected, list) else [expected]
    )


def meaning(cell: str, *, day_first: bool = False, decimal_comma: bool = False) -> str:
    """What a cell says, whatever way a converter writes it: numbers, truth, days and times."""
    text = cell.strip()
    if text in {"True", "False"}:
        return text.lower()
    if found := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text):
        day, month, year = found.groups() if day_first else (found[2], found[1], found[3])
        return f"{year}-{month}-{day}"
    if decimal_comma:
        text = text.replace(".", "").replace(",", ".")
    text = re.sub(r"[ T]00:00:00$", "", text).replace("T", " ")
    return re.sub(r"\.0$", "", text)


CSVKIT = FOLDER / "csvkit"
CONVERTED = {
    "blanks.csv": ("blanks_converted.csv", {"blanks": "emptied", "header": "1"}),
    "test_date_format.csv": ("test_date_format_converted.csv", {}),
    "test_locale.csv": ("test_locale_converted.csv", {}),
    "test.xls": ("testxls_converted.csv", {}),
    "test.xlsx": ("testxlsx_converted.csv", {}),
    "sheets.xls": ("testxls_converted.csv", {"sheet": "data"}),
    "sheets.xlsx": ("testxlsx_converted.csv", {"sheet": "data"}),
    "test_skip_lines.xls": ("testxls_converted.csv", {}),
    "test_skip_lines.xlsx": ("testxlsx_converted.csv", {}),
    "dummy.xls": ("testxls_unicode_converted.csv", {}),
    "dummy.xlsx": ("testxlsx_unicode_converted.csv", {}),
}


@pytest.mark.parametrize("name", CONVERTED)
def test_what_csvkit_converts_says_the_same_here(name: str) -> None:
    target, answers = CONVERTED[name]
    how = {"day_first": "date_format" in name, "decimal_comma": "locale" in name}
    seen = look(CSVKIT / name, answers)
    assert seen.questions == ()
    with (CSVKIT / target).open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    # The converter names a nameless column by its own letters.
    assert [name.lower() for name in seen.headers] == [one.lower() for one in header]
    found = [[meaning(cell, **how) for cell in row.cells] for row in seen.rows()]
    assert found == [[meaning(cell) for cell in row] for row in rows]


def test_everything_said_about_these_files_has_words() -> None:
    for one in verdicts():
        seen = looked(FOLDER / one["file"])
        if isinstance(seen, Refused):
            assert "version of Mercato" not in words.trouble(seen)
            continue
        said = [words.note(note.code, **note.values) for note in seen.notes]
        said += [words.sentence(skipped.code) for skipped in seen.skipped]
        for question in (*seen.questions, *seen.layout.settings):
            said += [
                words.question(question),
                *(words.option(question, o) for o in question.options),
            ]
        assert not [text for text in said if "version of Mercato" in text or "…" in text]
