"""A text that may be long, in lines: from a file in some encoding, or from the clipboard."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from mercato.records.errors import FileTrouble, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from mercato.exchange.reading.watching import Watch

CHUNK = 1 << 20

Mend = Callable[[str], str]
"""Puts right what is wrong in a line."""


def _by_cp1252(error: UnicodeError) -> tuple[str, int]:
    """What is not UTF-8 as Windows wrote it: for files that two programs have written to."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(windows_character(byte) for byte in wrong), error.end


def windows_character(byte: int) -> str:
    """The character of a byte in Windows' Western encoding; its five gaps as in Latin-1."""
    raw = bytes([byte])
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


codecs.register_error("mercato.cp1252", _by_cp1252)

SPECIAL = {"mixed": ("utf-8", "mercato.cp1252"), "cut": ("utf-8", "replace")}
"""Encodings that only we know, as codec and what to do with what it cannot read."""


@dataclass(frozen=True, slots=True)
class Text:
    """Where a text stands and how to read it; `mends` are applied to every line.

    `keep` lives as long as anybody reads: the folder that an unpacked file is in.
    """

    origin: Path | str
    encoding: str = "utf-8"
    mends: tuple[Mend, ...] = ()
    keep: object = None

    @property
    def _codec(self) -> tuple[str, str]:
        return SPECIAL.get(self.encoding, (self.encoding, "strict"))

    def lines(self) -> Iterator[str]:
        """The lines with their ends; raises `Refused` at the first byte that is no character."""
        lines: Iterator[str] = chain.from_iterable(self._blocks())
        for mend in self.mends:
            lines = map(mend, lines)
        return lines

    def utf8(self, watch: Watch) -> Iterator[bytes]:
        """The text as UTF-8, in pieces that end with a line if they can."""
        if isinstance(self.origin, str):
            raw = self.origin.encode("utf-8", "surrogatepass")
            pieces: Iterator[bytes] = (raw[at : at + CHUNK] for at in range(0, len(raw), CHUNK))
        else:
            pieces = self._transcoded(self.origin, watch)
        rest = b""
        for piece in pieces:
            cut = piece.rfind(b"\n") + 1
            yield rest + piece[:cut]
            rest = piece[cut:]
            if len(rest) > 16 * CHUNK:
                yield rest
                rest = b""
        yield rest

    def _transcoded(self, path: Path, watch: Watch) -> Iterator[bytes]:
        codec, errors = self._codec
        decoder = codecs.getincrementaldecoder(codec)(errors)
        plain = codecs.lookup(codec).name == "utf-8" and errors == "strict"
        line = 1
        for chunk in chunks(path, watch):
            try:
                text = decoder.decode(chunk)
            except UnicodeError:
                raise _undecodable(path, codec, line) from None
            if not plain:
                chunk = text.encode("utf-8", "surrogatepass")
            line += chunk.count(b"\n")
            yield chunk
        try:
            yield b"" if plain else decoder.decode(b"", final=True).encode()
        except UnicodeError:
            raise _undecodable(path, codec, line) from None

    def _blocks(self) -> Iterator[Iterable[str]]:
        if isinstance(self.origin, str):
            yield io.StringIO(self.origin, newline="")
            return
        codec, errors = self._codec
        with (
            opened(self.origin),
            self.origin.open(encoding=codec, errors=errors, newline="") as handle,
        ):
            try:
                while lines := handle.readlines(CHUNK // 8):
                    yield lines
            except UnicodeError:
                raise _undecodable(self.origin, codec, 0) from None


class opened:  # noqa: N801
    """Says in our own codes why a file could not be read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, OSError):
            return
        codes = {
            FileNotFoundError: "reading.missing",
            PermissionError: "reading.not_allowed",
            IsADirectoryError: "reading.not_a_file",
        }
        raise FileTrouble(codes.get(type(error), "reading.disk_error"), path=str(self.path))


def chunks(path: Path, watch: Watch) -> Iterator[bytes]:
    """The bytes of a file, a megabyte at a time."""
    with opened(path), path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            watch.step(len(chunk))
            yield chunk


def _undecodable(path: Path, codec: str, line: int) -> Refused:
    """A refusal that names the first line which the encoding cannot read."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    with path.open("rb") as handle:
        number = max(line, 1) if not line else 1
        for raw in handle:
            try:
                decoder.decode(raw)
            except UnicodeError:
                break
            number += 1
    return Refused("reading.undecodable", line=number, encoding=codec)
