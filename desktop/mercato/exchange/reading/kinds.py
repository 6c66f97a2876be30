"""What a file is by its content; its name is only believed where the content says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.reading.encodings import wide
from mercato.exchange.reading.text import opened

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = frozenset({"xlsx", "xlsb", "xls", "ods"})
PACKED = frozenset({"gz", "bz2", "xz", "zip"})

_BEGINNINGS = (
    (b"SQLite format 3\0", "sqlite"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"(\xb5/\xfd", "zstd"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"\x09\x08\x10\0", "xls"),
    (b"\x09\x08\x08\0", "xls"),
    (b"\x09\x04\x06\0", "xls"),
    (b"\x09\x02\x06\0", "xls"),
    (b"\x09\0\x04\0", "xls"),
)
_CONTROLS = bytes({*range(1, 9), *range(14, 27), 28, 29})
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|table|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<[A-Za-z][\w:.-]*(?:\s[^<>]*)?>\s*<", re.DOTALL)
_JSON = re.compile(
    rb"\s*(?:\{\s*(?:\"[^\"\n]*\"\s*:|\})|\[\s*(?:[\[{\]]|\"[^\"\n]*\"\s*[,\]]|-?\d+\s*[,\]]))"
)
_DBASE = re.compile(
    rb"[\x02\x03\x04\x30\x31\x43\x63\x83\x8b\x8e\xf5].[\x01-\x0c][\x01-\x1f]", re.DOTALL
)
_PARTS = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook.xml", "xlsx"),
    (b"xl/worksheets/", "xlsx"),
    (b"word/document.xml", "word"),
    (b"ppt/presentation.xml", "office"),
    (b"Index/Document.iwa", "office"),
    (b"META-INF/manifest.xml", "ods"),
)
_WORKBOOK = "Workbook".encode("utf-16-le")
_BOOK = "Book".encode("utf-16-le")


def kind_of(path: Path) -> str:
    """What a file is: one of SHEETS or PACKED, text, json, or what else: pdf, sqlite, html …"""
    with opened(path):
        if not path.exists():
            raise FileNotFoundError(str(path))
        if path.is_dir() or not path.is_file():
            raise IsADirectoryError(str(path))
        with path.open("rb") as handle:
            head = handle.read(65536)
    if not head:
        return "empty"
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(path)
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    text = head.lstrip(_MARKS)
    if _HTML.match(text):
        return "html"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text[:4096]:
        return "xml_spreadsheet"
    if text.lstrip()[:5] == b"<?xml" or (text.lstrip()[:1] == b"<" and _XML.match(text)):
        return "xml"
    if _JSON.match(text):
        return "json"
    if text[:13].lower() == b"mime-version:":
        return "html"
    if _is_dbase(head):
        return "dbase"
    if head[257:262] == b"ustar":
        return "tar"
    return "binary" if _is_binary(head) else "text"


def _is_dbase(head: bytes) -> bool:
    """Whether a file begins with a day, and with columns that end where their length says."""
    length = int.from_bytes(head[8:10], "little")
    return _DBASE.match(head) is not None and length > 64 and head[length - 1 : length] == b"\r"


def _is_binary(head: bytes) -> bool:
    """Whether there are more control characters than in a text, whose end zeros may fill."""
    zeros = head.rstrip(b"\0").count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    odd = controls > max(8, 0.05 * len(head)) or zeros > max(8, 0.4 * len(head))
    return odd and not head.startswith(_WIDE) and wide(head) is None


def _kind_of_ole(path: Path) -> str:
    """Excel, or another program's file in the same container. Its directory names the streams."""
    with path.open("rb") as handle:
        content = handle.read(64_000_000)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    if _WORKBOOK in content or _BOOK in content:
        return "xls"
    if "WordDocument".encode("utf-16-le") in content:
        return "word"
    return "office"


def _kind_of_zip(path: Path) -> str:
    """By the names of its parts, which stand at the end; without believing its directory."""
    with path.open("rb") as handle:
        head = handle.read(4096)
        size = handle.seek(0, 2)
        handle.seek(max(0, size - 1_000_000))
        names = head + handle.read()
    if head[30:38] == b"mimetype" and b"application/" in head[:64]:
        return "ods" if b"opendocument.spreadsheet" in head[:120] else "office"
    for part, kind in _PARTS:
        if part in names:
            return kind
    promised = path.suffix.lower().lstrip(".")
    return {"xlsm": "xlsx", "xlsx": "xlsx", "xlsb": "xlsb", "ods": "ods"}.get(promised, "zip")
