"""A plain copy of the open file beside it, before something large is done to it."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mercato.records.errors import FileTrouble
from mercato.records.progress import unwatched
from mercato.records.schema import database
from mercato.records.storage import engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from mercato.records.progress import Progress

_COPIED, _WHOLE = 99, 100
"""How far whatever was large is when its copy is there as well."""


@dataclass(slots=True)
class Copy:
    """A copy of the open file, which is thrown away unless it `is_wanted`.

    It is on the disk at the end of the block that it is made around.
    """

    made: Future[Path]
    is_wanted: bool = False

    @property
    def path(self) -> Path:
        """Where it is; waits until it is there."""
        return self.made.result()


@contextmanager
def before(occasion: str, progress: Progress = unwatched) -> Iterator[Copy]:
    """A copy for the time of something large; it stays where that says so in the end.

    It is made beside that, in a thread: the file stays as it is until the edit around is committed,
    which waits for it; `progress` hears when it is there, and may raise to cancel even then. Raises
    what `copy_beside` does.
    """
    # Imported when used: every start imports this module.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "copy") as thread:
        copy = Copy(thread.submit(copy_beside, occasion))
        try:
            yield copy
            copy.made.result()
            progress(_COPIED, _WHOLE)
        except BaseException:
            copy.is_wanted = False
            raise
        finally:
            if not copy.is_wanted and copy.made.exception() is None:
                copy.path.unlink(missing_ok=True)


def copy_beside(occasion: str) -> Path:
    """Copy the open file as it was last committed; returns where the copy is.

    It is read through a connection of its own, so that it may be done inside an edit that has not
    written anything yet. Raises `FileTrouble`, and leaves no half copy.
    """
    path: Path = database.path
    now = datetime.now().astimezone()
    copy = free_name(path, f"{path.stem} {occasion} {now:%Y-%m-%d %H%M%S}")
    source = engine.MercatoDatabase(path, readonly=True)
    try:
        with closing(dbapi2.connect(str(copy))) as target, engine.explained():
            source.connection().backup(target)
        make_durable(copy)
    except BaseException as error:
        discard(copy)
        if isinstance(error, OSError | dbapi2.Error):
            raise FileTrouble("file.cannot_copy", path=str(copy)) from error
        raise
    finally:
        source.close()
    return copy


def discard(copy: Path) -> None:
    """Remove a half copy, and the journal that the engine may have left beside it."""
    for found in (copy, copy.with_name(f"{copy.name}-journal")):
        with suppress(OSError):
            found.unlink()


def free_name(path: Path, stem: str) -> Path:
    """A name beside a file, with its suffix, that nothing has yet."""
    found, number = path.with_name(f"{stem}{path.suffix}"), 1
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{stem} ({number}){path.suffix}")
    return found


def make_durable(copy: Path) -> None:
    """Wait until a copy is on the disk, which the engine does not."""
    handle = os.open(copy, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
