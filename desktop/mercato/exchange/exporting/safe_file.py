"""A file that appears whole or not at all."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mercato.exchange.exporting import unfinished
from mercato.records.errors import FileTrouble, Refused
from mercato.records.schema import database
from mercato.records.storage import engine, lock

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAUSES = {
    errno.ENOSPC: "export.disk_full",
    errno.EDQUOT: "export.disk_full",
    errno.EFBIG: "export.disk_full",
    errno.EACCES: "export.not_allowed",
    errno.EPERM: "export.not_allowed",
    errno.EROFS: "export.not_allowed",
    errno.ENOENT: "export.no_folder",
    errno.ENOTDIR: "export.no_folder",
    errno.EISDIR: "export.is_a_folder",
    errno.ENAMETOOLONG: "export.bad_name",
    errno.EINVAL: "export.bad_name",
    errno.EILSEQ: "export.bad_name",
}


_OWN = ("", "-journal", "-wal", "-shm")
"""How the names of the open file and of those that belong to it end."""
_MARK = slice(68, 72)
"""Where a file of the engine says whose it is."""


def meant(path: Path) -> Path:
    """Where a file is written, with all that is kept beside it meanwhile: what a link leads to."""
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # a character that no name may hold
        raise FileTrouble("export.bad_name", path=str(path)) from error


def spare(path: Path, *others: Path) -> None:
    """Refuse to write over the open file, what belongs to it, one of the others, or any records.

    Every file that is written here spares those that hold records.
    """
    with _explained(path):
        target, own = meant(path), database.obj and database.path
        if any(_is_same(target, one) for one in (_belonging(own) if own else ())):
            raise Refused("export.onto_itself", path=str(path))
        if any(_is_same(target, other) for other in others):
            raise Refused("export.onto_source", path=str(path))
        if _holds_records(target):
            raise Refused("export.onto_records", path=str(path))


def _belonging(own: Path) -> tuple[Path, ...]:
    """The open file and all that belongs to it."""
    return *(own.with_name(f"{own.name}{suffix}") for suffix in _OWN), lock.beside(own)


def _is_same(target: Path, other: Path) -> bool:
    there = other.exists() and target.exists() and target.samefile(other)
    return there or target == meant(other)


def _holds_records(target: Path) -> bool:
    """Whether it is another Mercato file, by what stands at its beginning."""
    if not target.is_file():
        return False
    with target.open("rb") as handle:
        return handle.read(_MARK.stop)[_MARK] == engine.APPLICATION_ID.to_bytes(4)


def _may_be_written(target: Path) -> bool:
    """Whether nobody protected it: what replaces a file asks only its folder."""
    return os.access(target, os.W_OK) and bool(target.stat().st_mode & 0o222)


@contextmanager
def replacing(path: Path, *, encoding: str) -> Iterator[IO[str]]:
    """The same as `replacing_bytes` for text, with line ends as they are written."""
    with replacing_bytes(path) as handle, text(handle, encoding) as file:
        yield file


@contextmanager
def replacing_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Write to a temporary file beside `path` and move it there at the end of the block.

    Where `path` is a link, that is what it leads to. A Mercato file, a device or a pipe are never
    written over. Whatever happens inside, what stood at `path` stays until then; the temporary file
    never does.
    """
    spare(path)
    with _explained(path):
        target = meant(path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
        if target.exists() and not target.is_file():
            raise FileTrouble("export.not_a_file", path=str(path))
        if target.exists() and not _may_be_written(target):
            raise PermissionError(errno.EACCES, "read-only", str(path))
        unfinished.clear(target.parent)
        temporary, handle = unfinished.begin(target)
        try:
            with handle:
                yield handle
                handle.flush()
                os.fsync(handle.fileno())
                if os.name != "nt":  # where an open file cannot be moved
                    _move(temporary, target)
            if os.name == "nt":  # pragma: no cover
                _move(temporary, target)
            _sync_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


def _move(temporary: Path, target: Path) -> None:
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)
    temporary.replace(target)


@contextmanager
def text(handle: IO[bytes], encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A file of bytes for text, with line ends as they are written."""
    wrapper = io.TextIOWrapper(handle, encoding=encoding, newline="", write_through=False)
    try:
        yield wrapper
        wrapper.flush()
    finally:
        wrapper.detach()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = _CAUSES.get(error.errno or 0, "export.disk_error")
        raise FileTrouble(code, path=str(path)) from error


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
