"""A table that is packed: gz, bz2, xz, or a zip; unpacked beside, within limits."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from mercato.exchange.questions import Option
from mercato.exchange.reading.text import CHUNK
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.watching import Watch

MAX_SIZE = 2_000_000_000
MAX_RATIO = 250
_FREE = 100_000_000
"""Bytes that may come out however small the archive is."""

_OPENERS: dict[str, Any] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error)
_BROKEN += (lzma.LZMAError, zipfile.BadZipFile)  # type: ignore[assignment]


def unpack(path: Path, kind: str, folder: Path, interview: Interview, watch: Watch) -> Path:
    """The file that is packed in `path`, written to `folder` under its own name."""
    if kind == "zip":
        return _from_zip(path, folder, interview, watch)
    target = folder / (path.name.removesuffix(path.suffix) or "table")
    try:
        with _OPENERS[kind](path) as packed:
            _copy(packed, target, path.stat().st_size, watch)
    except _BROKEN as error:
        raise Refused("reading.broken", kind=kind) from error
    interview.note("reading.unpacked", kind=kind, name=target.name)
    return target


def _from_zip(path: Path, folder: Path, interview: Interview, watch: Watch) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [info for info in archive.infolist() if _may_be_a_table(info)]
            if not names:
                raise Refused("reading.nothing_packed")
            name = _chosen([info.filename for info in names], interview)
            info = archive.getinfo(name)
            if info.flag_bits & 1:
                raise Refused("reading.password")
            _refuse_bomb(info.file_size, info.compress_size)
            target = folder / (Path(name).name or "table")
            with archive.open(info) as packed:
                _copy(packed, target, info.compress_size, watch)
    except _BROKEN as error:
        raise Refused("reading.broken", kind="zip") from error
    interview.note("reading.unpacked", kind="zip", name=target.name)
    return target


def _may_be_a_table(info: zipfile.ZipInfo) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in Path(info.filename).parts)
    return not info.is_dir() and not hidden


def _chosen(names: list[str], interview: Interview) -> str:
    used = interview.settle(
        "member",
        "reading.member",
        [Option(name, {"name": name}) for name in names],
        names[0],
        sure=len(names) == 1,
        count=len(names),
    )
    return used or names[0]


def _copy(packed: IO[bytes], target: Path, size: int, watch: Watch) -> None:
    written = 0
    with target.open("wb") as handle:
        while chunk := packed.read(CHUNK):
            written += len(chunk)
            _refuse_bomb(written, size)
            watch.step(0)
            handle.write(chunk)


def _refuse_bomb(unpacked: int, packed: int) -> None:
    if unpacked > MAX_SIZE or unpacked > max(_FREE, packed * MAX_RATIO):
        raise Refused("reading.bomb", limit=MAX_SIZE // 1_000_000)
