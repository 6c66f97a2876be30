"""The generated files, kept in a temporary folder from run to run: making one takes longest."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mercato import records
from tests.benchmarks import generate, load

FOLDER = Path(tempfile.gettempdir()) / "mercato-benchmarks"
_LAYOUT = ("schema.py", "derived/*.py", "**/layout.py", "**/folding.py", "**/triggers.py")
"""The modules of `records` on which it depends what a file holds."""


def path_of(people: int, folder: Path) -> Path:
    """Where the file of that size is; elsewhere as soon as it would be made differently."""
    digest = hashlib.sha256(str(generate.NAMES.is_dir()).encode())
    for source in _sources():
        digest.update(source.read_bytes())
    return folder / f"people-{people}-{digest.hexdigest()[:12]}.mercato"


def make(path: Path, people: int) -> None:
    """Make the file, in the place of older ones of its size; a half made one is never kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f"people-{people}-*"):
        with suppress(FileNotFoundError):
            old.unlink()
    half = path.with_suffix(".half")
    load.load(half, people)
    half.rename(path)


def _sources() -> Iterator[Path]:
    yield from (Path(str(module.__file__)) for module in (generate, load))
    for pattern in _LAYOUT:
        yield from sorted(Path(records.__path__[0]).glob(pattern))
