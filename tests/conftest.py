"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStandardPaths

# A busy machine is no failure; where changes are judged, the same code gets the same examples.
hypothesis.settings.register_profile(
    "mercato", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("mercato")

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure() -> None:
    """Keep settings and caches of the tests apart from those of whoever runs them."""
    QStandardPaths.setTestModeEnabled(True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The cases and data that lie beside the project; not every checkout has them."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder of cases and data beside the checkout (../shared)")
    return folder
