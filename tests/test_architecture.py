"""Layers hold only where a test holds them: imports point one way, and Qt and SQL keep apart."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import mercato

PACKAGE = Path(mercato.__file__).parent

# What each layer may import of ours; a part that is not named here may import nothing of ours.
BELOW = {
    "records": set(),
    "exchange": {"records"},
    "capture": {"records"},
    "workspace": {"exchange", "capture", "records"},
    "widgets": {"workspace", "exchange", "capture", "records"},
    "shell": {"widgets", "workspace", "exchange", "capture", "records", "command_line"},
    "command_line": {"shell", "workspace", "exchange", "capture", "records"},
    "__main__": {"command_line"},
}
# Imported from anywhere: they know nothing of the rest.
LEAVES = {"mercato", "paths", "put_off", "resource_files"}
QT = {"PySide6", "shiboken6", "qtawesome", "qtpy"}
DATABASE = {"peewee", "playhouse", "sqlcipher3", "sqlite3"}
SOURCES = sorted(PACKAGE.rglob("*.py"))


@dataclass(frozen=True)
class Import:
    """One name that one file imports, written in full, and where."""

    file: Path
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(PACKAGE)}:{self.line} imports {self.name}"

    @property
    def layer(self) -> str:
        return self.file.relative_to(PACKAGE).parts[0].removesuffix(".py")

    @property
    def target(self) -> str:
        """The layer that a name of ours belongs to."""
        return [*self.name.split("."), "mercato"][1]

    @property
    def ours(self) -> bool:
        return self.name.split(".")[0] == "mercato"


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in SOURCES:
        yield file, ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports_in(file: Path, tree: ast.Module, package: Path = PACKAGE) -> Iterator[Import]:
    """Every import of a file, those inside functions and type checks too."""
    parts = ["mercato", *file.relative_to(package).parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = parts[: -node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                yield Import(file, node.lineno, f"{module}.{alias.name}")


IMPORTS = [found for file, tree in trees() for found in imports_in(file, tree)]


def of_libraries(names: set[str], *layers: str) -> list[Import]:
    return [i for i in IMPORTS if i.layer in layers and i.name.split(".")[0] in names]


def listed(imports: list[Import]) -> str:
    return "\n" + "\n".join(map(str, imports))


def test_imports_point_one_way() -> None:
    wrong = [
        i
        for i in IMPORTS
        if i.ours and i.target not in {i.layer, *LEAVES, *BELOW.get(i.layer, set())}
    ]
    assert not wrong, listed(wrong)


def test_every_part_of_the_package_has_its_place_among_the_layers() -> None:
    parts = {file.relative_to(PACKAGE).parts[0].removesuffix(".py") for file in SOURCES}
    assert parts <= {*BELOW, *LEAVES, "__init__"}


def test_records_exchange_and_capture_know_no_qt() -> None:
    wrong = of_libraries(QT, "records", "exchange", "capture")
    assert not wrong, listed(wrong)


def test_the_workspace_knows_only_qtcore() -> None:
    wrong = [
        i for i in of_libraries(QT, "workspace") if i.name.split(".")[:2] != ["PySide6", "QtCore"]
    ]
    assert not wrong, listed(wrong)


def test_widgets_and_shell_know_no_database() -> None:
    wrong = of_libraries(DATABASE, "widgets", "shell")
    assert not wrong, listed(wrong)


def is_model_replace(node: ast.AST) -> bool:
    """Whether a call is peewee's INSERT OR REPLACE, which deletes rows behind the journal."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    method, owner = node.func.attr, node.func.value
    on_a_class = isinstance(owner, ast.Name) and owner.id[0].isupper() and not owner.id.isupper()
    return method in {"replace_many", "on_conflict_replace"} or (method == "replace" and on_a_class)


def connects_a_lambda_with_self(node: ast.AST) -> bool:
    """Whether a signal is connected to a lambda that keeps its widget alive for ever."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(
            isinstance(inner, ast.Name) and inner.id == "self"
            for argument in node.args
            if isinstance(argument, ast.Lambda)
            for inner in ast.walk(argument)
        )
    )


@pytest.mark.parametrize("banned", [is_model_replace, connects_a_lambda_with_self])
def test_no_code_does_what_is_banned(banned) -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file, tree in trees()
        for node in ast.walk(tree)
        if banned(node)
    ]
    assert not found, found


@pytest.mark.parametrize(
    ("code", "banned"),
    [
        ("Person.replace(name='x')", True),
        ("Person.replace_many(rows)", True),
        ("name.replace('a', 'b')", False),
        ("SEPARATOR.replace('a', 'b')", False),
        ("'a'.replace('a', 'b')", False),
    ],
)
def test_the_ban_on_replace_knows_models_from_text(code: str, banned: bool) -> None:
    assert any(map(is_model_replace, ast.walk(ast.parse(code)))) is banned


def test_a_relative_import_is_read_in_full() -> None:
    file = PACKAGE / "records" / "people.py"
    found = imports_in(file, ast.parse("from . import dates\nfrom ..workspace import words"))
    assert [i.name for i in found] == ["mercato.records.dates", "mercato.workspace.words"]


def test_sizes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Told, not judged: `pytest tests/test_architecture.py -k sizes` prints what grew."""
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "function", ast.ClassDef: "class"}
    sizes: dict[str, list[tuple[int, str]]] = {"file": [], "function": [], "class": []}
    for file, tree in trees():
        name = file.relative_to(PACKAGE).as_posix()
        sizes["file"].append((len(file.read_text(encoding="utf-8").splitlines()), name))
        for node in ast.walk(tree):
            if kind := kinds.get(type(node)):
                length = node.end_lineno - node.lineno + 1
                sizes[kind].append((length, f"{name}: {node.name}"))
    with capsys.disabled():
        for kind, aim in (("file", 300), ("function", 40), ("class", 200)):
            longest = sorted(sizes[kind], reverse=True)[:3]
            print(f"\nlongest, {kind} (aim: under {aim}):", *longest, sep="\n  ", end="")
    assert sizes["file"]
