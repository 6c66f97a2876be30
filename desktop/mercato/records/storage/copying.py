"""A plain copy of the open file beside it, before something large is done to it."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from mercato.records.errors import FileTrouble
from mercato.records.schema import database
from mercato.records.storage import engine

if TYPE_CHECKING:
    from pathlib import Path


def copy_beside(occasion: str) -> Path:
    """Copy the open file as it was last committed; returns where the copy is.

    It is read through a connection of its own, so that it may be done inside an edit that has not
    written anything yet. Raises `FileTrouble`, and leaves no half copy.
    """
    path: Path = database.path
    copy = _free_name(path, occasion)
    source = engine.MercatoDatabase(path, readonly=True)
    try:
        with engine.explained(), closing(dbapi2.connect(str(copy))) as target:
            source.connection().backup(target)
        _make_durable(copy)
    except BaseException as error:
        with suppress(OSError):
            copy.unlink()
        if isinstance(error, OSError | dbapi2.Error):
            raise FileTrouble("file.cannot_copy", path=str(copy)) from error
        raise
    finally:
        source.close()
    return copy


def _free_name(path: Path, occasion: str) -> Path:
    now = datetime.now().astimezone()
    stem = f"{path.stem} {occasion} {now:%Y-%m-%d %H%M%S}"
    found, number = path.with_name(f"{stem}{path.suffix}"), 1
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{stem} ({number}){path.suffix}")
    return found


def _make_durable(copy: Path) -> None:
    with copy.open("rb") as handle:
        os.fsync(handle.fileno())
