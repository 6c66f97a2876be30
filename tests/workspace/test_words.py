"""The catalogue of words: nothing that the program can say is without a sentence."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

import mercato
from mercato import resource_files
from mercato.exchange.importing import recalling
from mercato.exchange.importing.group_questions import ONE_BY_ONE
from mercato.records import codes, fields, schema
from mercato.records.errors import FileTrouble, Refused
from mercato.records.finding.tables import TABLES
from mercato.workspace import cells, words
from mercato.workspace.linked_tables import TABS
from mercato.workspace.words import catalogue, columns, language, names, picklists
from mercato.workspace.words import fields as labels_of_fields

PACKAGE = Path(mercato.__file__).parent
SAYING = {"Refused", "FileTrouble", "edit", "note", "label", "command_line", "sentence", "trouble"}
CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")
PREFIXES = ("file.", "journal.", "check.", "effects.")
MADE_OF_TYPE = ("person", "organization", "position", "move", "source", "claim")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        if "words" not in file.parts:
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def is_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and bool(CODE.fullmatch(str(node.value)))


def said(node: ast.AST) -> Iterator[str]:
    """The codes that a piece of code says: arguments of what says, and what looks like one."""
    if is_code(node) and node.value.startswith(PREFIXES):
        yield node.value
    if not (isinstance(node, ast.Call) and node.args):
        return
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name not in SAYING:
        return
    made = [part for inner in ast.walk(node.args[0]) for part in getattr(inner, "values", [])]
    for inner in ast.walk(node.args[0]):
        if is_code(inner) and inner not in made:
            yield inner.value
    match node.args[0]:
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(rest))]):
            if rest.startswith(".") and name == "edit":
                yield from (f"{record_type}{rest}" for record_type in MADE_OF_TYPE)


def test_every_code_in_the_source_has_its_sentence() -> None:
    missing = {
        f"{code} ({file.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)})"
        for file, tree in sources()
        for node in ast.walk(tree)
        for code in said(node)
        if code not in catalogue.SENTENCES
    }
    assert not missing, "\n" + "\n".join(sorted(missing))


def test_every_choice_has_its_word() -> None:
    groups = {name.lower(): value for name, value in vars(codes).items() if name.isupper()}
    assert all(codes.name_of(value) == name for name, value in groups.items())
    missing = [
        f"{group}.{code}"
        for group, offered in groups.items()
        for code in offered
        if code not in picklists.CHOICES.get(group, {})
    ]
    assert not missing


def test_every_field_has_its_label() -> None:
    missing = [
        f"{record_type}.{field.name}"
        for record_type, found in fields.FIELDS.items()
        for field in found
        if not {f"{record_type}.{field.name}", field.name} & labels_of_fields.FIELDS.keys()
    ]
    assert not missing


def test_every_column_of_every_journaled_table_has_its_label() -> None:
    dates = re.compile(r"_(text|earliest|latest)$")
    missing = [
        f"{model._meta.table_name}.{field.name}"
        for model in schema.JOURNALED
        for field in model._meta.sorted_fields
        if field.name != "id"
        and words.field(model._meta.table_name, dates.sub("", field.name)) == field.name
    ]
    assert not missing


def test_every_table_tab_and_column_has_its_heading() -> None:
    missing = [
        f"{table}.{column}"
        for table, spec in TABLES.items()
        for column in spec.columns
        if not {f"{table}.{column}", column} & columns.COLUMNS.keys()
    ]
    tabs = {tab.name for found in TABS.values() for tab in found}
    missing += (tabs | TABLES.keys()) - columns.TABLES.keys()
    missing += TABLES.keys() - columns.COUNTS.keys()
    assert not missing, "\n" + "\n".join(missing)


def all_texts() -> Iterator[str]:
    for found in [*catalogue.SENTENCES.values(), *columns.COUNTS.values()]:
        yield from (found,) if isinstance(found, str) else found
    for group in picklists.CHOICES.values():
        yield from group.values()
    yield from [*labels_of_fields.FIELDS.values(), *columns.COLUMNS.values()]


def test_the_translators_tool_finds_every_text(tmp_path: Path) -> None:
    tool = Path(PySide6.__file__).parent / "lupdate"
    if not tool.exists():
        pytest.skip("needs Qt's lupdate")
    found = tmp_path / "words.ts"
    files = sorted((PACKAGE / "workspace" / "words").glob("*.py"))
    subprocess.run([tool, *files, "-ts", found], check=True, capture_output=True)
    text = found.read_text(encoding="utf-8")
    for mark, plain in (("&apos;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">")):
        text = text.replace(mark, plain)
    assert [one for one in all_texts() if f"<source>{one}</source>" not in text] == []


def test_every_sentence_can_be_filled() -> None:
    for text in all_texts():
        assert all(
            name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(text)
        )


def test_trouble_is_said_with_its_values() -> None:
    trouble = FileTrouble("file.open_elsewhere", user="marie", host="desk", since="9:00", pid=1)
    assert "marie on desk, since 9:00" in words.trouble(trouble)
    assert words.trouble(Refused("text.too_long", field="name", limit=500, length=12345)) == (
        "This is too long: 12,345 characters of at most 500. Your text is kept; shorten it."
    )


def test_a_value_that_is_missing_or_a_code_that_is_new_breaks_nothing() -> None:
    assert words.label("person.created", {}) == "New person …"
    assert "future.code" in words.label("future.code", {"name": "{x}"})


def test_the_menu_names_the_step() -> None:
    assert words.undo_text("move.created", {"name": "Ruoming Pang"}) == "Undo: move of Ruoming Pang"
    values = {"name": "Ruoming Pang", "field": "to_role"}
    assert words.undo_text("person.changed", values | {"field": "name"}) == (
        "Undo: name of Ruoming Pang"
    )


def test_an_edit_that_took_another_back_names_it() -> None:
    inner = {"label": "person.created", "values": {"name": "Ada"}}
    assert words.label("journal.reverted", inner) == "Taking back: new person Ada"


def test_names_cannot_play_tricks_with_the_text_around_them() -> None:
    assert words.label("person.created", {"name": "Ada\u202e\nx"}) == "New person Ada⟨RLO⟩ ⏎ x"
    assert words.visible("Москва 深度 محمد é 👩\u200d🚀") == "Москва 深度 محمد é 👩\u200d🚀"
    assert words.visible("a\x00b\u200e") == "a⟨0000⟩b⟨LRM⟩"
    assert words.meant("a⟨0000⟩b⟨LRM⟩ ⏎ ⟨FFFFFF⟩") == "a\x00b\u200e\n⟨FFFFFF⟩"


@pytest.fixture
def french() -> Iterator[None]:
    words.set_language("fr")
    yield
    words.set_language("en")


def test_numbers_are_grouped_and_things_counted() -> None:
    assert [words.count("moves", n) for n in (0, 1, 2077)] == ["0 moves", "1 move", "2,077 moves"]


def test_french_counts_nothing_as_one(french) -> None:
    assert words.interface_language() == "fr"
    assert [words.count("moves", n) for n in (0, 2)] == ["0 move", "2 moves"]
    assert words.number(2077) == "2\u202f077"


def test_without_a_translation_words_and_numbers_are_english(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(language, "system_language", lambda: "fr")
    monkeypatch.setattr(language._language, "chosen", "")
    for made, number in ((False, "2,077"), (True, "2\u202f077")):
        language.spoken.cache_clear()
        monkeypatch.setattr(resource_files, "folder", lambda: tmp_path)
        if made:
            (tmp_path / "translations").mkdir()
            (tmp_path / "translations" / "mercato_fr.qm").touch()
        assert words.number(2077) == number
    language.spoken.cache_clear()


def test_a_moment_has_the_day_first_where_dates_have(qapp) -> None:
    for day_first, said in ((True, "07/08/2025"), (False, "8/7/25")):
        words.set_day_first(day_first)
        assert language.moment("2025-08-07T22:05:00").startswith(said)
    words.set_day_first(None)


def test_words_need_no_application() -> None:
    code = "from mercato.workspace import words; print(words.choice('stage', 'fell_through'))"
    run = [sys.executable, "-c", code]
    said = subprocess.run(run, check=True, capture_output=True, text=True, cwd=PACKAGE.parent)
    assert said.stdout == "fell through\n"


def test_an_unknown_choice_field_or_column_shows_its_code() -> None:
    assert words.choice("stage", "teleported") == "teleported"
    assert words.field("person", "shoe_size") == "shoe_size"
    assert names.column("people", "shoe_size") == "shoe_size"


def test_a_deletion_says_what_went_too_and_several_moves_are_counted() -> None:
    values = {"name": "Ada", "also": {"positions": 1, "moves": 2}}
    said = words.undo_text("person.deleted", values)
    assert said == "Undo: deletion of Ada, 1 position and 2 moves"
    assert words.label("move.created", {"name": "Ada", "count": 7}).startswith("7 moves")
    assert words.label("move.created", {"name": "Ada"}) == "Move of Ada"


@pytest.mark.parametrize("value", [1960, "1960"])
def test_a_year_is_never_grouped(value) -> None:
    assert cells.of_field("person", "birth_year", value, "en") == "1960"


@pytest.mark.parametrize("value", [2000, "2000"])
def test_a_number_of_a_table_that_is_read_is_shown_like_any_other(value) -> None:
    assert cells.of_field("move", "headcount", value, "en") == "2,000"


def test_of_very_many_the_first_are_named_and_the_others_counted() -> None:
    assert language.listed(f"c{number}" for number in range(3000)).endswith("c59 and 2,940 more")
    assert language.listed("abc") == "a, b and c"


def test_answers_that_are_remembered_have_words() -> None:
    codes = [f"{name}.{one}" for name, mine in recalling._CODES.items() for one in mine]
    asked = [f"import.recalled.{one}" for one in codes if not one.endswith(ONE_BY_ONE)]
    assert [one for one in asked if one not in catalogue.SENTENCES] == []


def test_no_part_of_the_catalogue_hides_what_the_catalogue_does() -> None:
    code = "from mercato.workspace import words; from mercato.workspace.words import catalogue;"
    code += "print([name for name in words.__all__ if not callable(getattr(words, name))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
