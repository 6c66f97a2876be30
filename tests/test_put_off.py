"""Imports that are put off are made when something of the module is wanted."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from mercato.put_off import put_off


@pytest.fixture
def modules(tmp_path, monkeypatch) -> Any:
    (tmp_path / "put_off_heavy.py").write_text("import put_off_heavier\nweight = 2\n")
    (tmp_path / "put_off_heavier.py").write_text("weight = 3\n")
    (tmp_path / "put_off_library.py").write_text("import put_off_heavy\nimport put_off_heavier\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield sys.modules
    for name in [name for name in sys.modules if name.startswith("put_off_")]:
        del sys.modules[name]


def test_a_module_is_imported_when_something_of_it_is_wanted(modules: Any) -> None:
    with put_off("put_off_heavy", "put_off_heavier", "put_off_missing"):
        import put_off_library as library  # type: ignore[import-not-found]

        assert library.put_off_heavier.weight == 3
    assert "put_off_heavy" not in modules
    assert library.put_off_heavy.weight == 2
    assert library.put_off_heavy.put_off_heavier is modules["put_off_heavier"]
    with pytest.raises(AttributeError):
        print(library.put_off_heavy.price)


def test_whoever_imports_it_later_gets_the_module_itself(modules: Any) -> None:
    with put_off("put_off_heavy"):
        import put_off_library as library
    import put_off_heavy as heavy  # type: ignore[import-not-found]

    assert library.put_off_heavy is not heavy
    assert library.put_off_heavy.weight == heavy.weight == 2


def test_what_is_known_of_a_module_does_not_import_it(modules: Any) -> None:
    with put_off("put_off_heavy", known={"put_off_heavy.weight": 7, "other.price": 1}):
        import put_off_library as library
    assert library.put_off_heavy.weight == 7
    assert "put_off_heavy" not in modules
    assert library.put_off_heavy.put_off_heavier.weight == 3


LEAN = """
import builtins, sys
before = builtins.__import__
from mercato.shell import lean_qt

lean_qt.load()
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QFont

late = {"argparse", "inspect", "zipfile", "shibokensupport.signature.parser"}
assert not late & set(sys.modules), late & set(sys.modules)
assert "feature" not in builtins.__import__.__name__
app = QCoreApplication([])
try:
    QFont().setFamily(7)
except TypeError as error:
    assert "setFamily(arg__1: str" in str(error), error
else:
    sys.exit(1)
"""


LEAN_PEEWEE = """
import sys
from mercato.records.schema import pw

late = {"dataclasses", "inspect", "logging", "sqlite3"}
assert not late & set(sys.modules), late & set(sys.modules)
pw.logger.warning("told")
database = pw.SqliteDatabase(":memory:")
assert database.execute_sql("select 1").fetchone() == (1,)
"""


def test_peewee_still_has_its_log_and_python_s_own_engine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAN_PEEWEE], check=True, timeout=30, capture_output=True, text=True
    )
    assert "told" in done.stderr


def test_qt_still_says_what_was_wrong_with_a_call() -> None:
    subprocess.run([sys.executable, "-c", LEAN], check=True, timeout=30)
