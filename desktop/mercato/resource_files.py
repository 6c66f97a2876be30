"""Where icons, style sheets and the demo's data are found.

A built package carries them inside itself; in a checkout, where an editable install cannot, they
are the folder `resources/` at the top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder() -> Path:
    """The folder that holds the resources; FileNotFoundError where an installation lost it."""
    for candidate in (_PACKAGE / "_resources", _PACKAGE.parents[1] / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(_PACKAGE / "_resources")


def path(name: str) -> Path:
    """The resource of that name ("style/light.qss"); FileNotFoundError where there is none."""
    found = folder() / name
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def read_text(name: str) -> str:
    """A resource's text."""
    return path(name).read_text(encoding="utf-8")
