"""What all tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from tests.desk import Desk

# A busy machine is no failure; where changes are judged, the same code gets the same examples.
hypothesis.settings.register_profile(
    "mercato", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("mercato")

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure() -> None:
    """Keep settings and caches of the tests apart from those of whoever runs them."""
    QStandardPaths.setTestModeEnabled(True)


MUCH = 30_000
"""Objects made since the last sweep that are worth one."""


@pytest.fixture(autouse=True)
def _swept() -> Iterator[None]:
    """Sweep between tests only, as the window does: elsewhere widgets would end in any thread."""
    gc.disable()
    yield
    if gc.get_count()[0] > MUCH:
        gc.collect()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The cases and data that lie beside the project; not every checkout has them."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder of cases and data beside the checkout (../shared)")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty file of ours, open, with undo at hand."""
    from tests.desk import Desk

    desk = Desk(tmp_path / "desk.mercato")
    yield desk
    desk.close()
