"""Small workbooks written by hand, sound and hostile ones."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet {MAIN}><numFmts count="6"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="00000"/>'
    '<numFmt numFmtId="166" formatCode="[$-40C]mmmm\\ yyyy;@"/>'
    '<numFmt numFmtId="167" formatCode="yyyy"/>'
    '<numFmt numFmtId="168" formatCode="000\\ 000&quot; &quot;000"/>'
    '<numFmt numFmtId="169" formatCode="0# ## ## ## ##"/></numFmts>'
    '<fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="10">'
    '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/>'
    '<xf numFmtId="17"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/>'
    '<xf numFmtId="169"/><xf numFmtId="0" fontId="1"/></cellXfs>'
    "</styleSheet>"
)
DATE, PADDED, PERCENT, MONTH, FRENCH_MONTH, YEAR, GROUPED, PHONE, STRUCK = range(1, 10)


def column(at: int) -> str:
    return chr(65 + at)


def cell(value: object, place: str) -> str:
    """One cell: text, number, truth, (number, style), or XML as it is."""
    match value:
        case None:
            return ""
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case (number, style):
            return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
        case int() | float():
            return f'<c r="{place}"><v>{value}</v></c>'
        case str() if value.startswith("<"):
            return value.replace("<c", f'<c r="{place}"', 1)
        case _:
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows: list[list[object]], *, merged: tuple[str, ...] = (), far: str = "") -> str:
    lines = "".join(
        f'<row r="{y}">' + "".join(cell(v, f"{column(x)}{y}") for x, v in enumerate(row)) + "</row>"
        for y, row in enumerate(rows, 1)
    )
    spans = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    spans = f"<mergeCells>{spans}</mergeCells>" if spans else ""
    return f"<worksheet {MAIN}><sheetData>{lines}{far}</sheetData>{spans}</worksheet>"


def xlsx(
    path: Path,
    sheets: dict[str, str],
    *,
    hidden: tuple[str, ...] = (),
    date1904: bool = False,
    recomputed: bool = False,
    more: dict[str, bytes] | None = None,
) -> Path:
    """A workbook of these sheets (XML each); `more` are further parts."""
    named = list(enumerate(sheets, 1))
    states = {name: ' state="hidden"' if name in hidden else "" for name in sheets}
    properties = '<workbookPr date1904="1"/>' if date1904 else ""
    opening = '<calcPr calcId="124519" fullCalcOnLoad="1"/>' if recomputed else ""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}"{states[name]} r:id="rId{at}"/>' for at, name in named
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{at}.xml"/>'
        for at, _ in named
    )
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{packages}"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook {MAIN} xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets>'
            f"{opening}</workbook>",
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{packages}">{related}<Relationship Id="rIdStyles" '
            f'Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        )
        book.writestr("xl/styles.xml", STYLES)
        for at, name in named:
            book.writestr(f"xl/worksheets/sheet{at}.xml", sheets[name])
        for name, content in (more or {}).items():
            book.writestr(name, content)
    return path


ODS_STYLES = (
    '<office:automatic-styles><number:date-style style:name="N1"><number:month/><number:text>/'
    '</number:text><number:year number:style="long"/></number:date-style>'
    '<number:number-style style:name="N2"><number:number number:min-integer-digits="5"/>'
    '</number:number-style><style:style style:name="struck" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="month" style:family="table-cell" '
    'style:data-style-name="N1"/><style:style style:name="padded" style:family="table-cell" '
    'style:data-style-name="N2"/></office:automatic-styles>'
)


def ods(path: Path, rows: list[list[str]]) -> Path:
    """A sheet of OpenDocument with text cells, or XML as it is."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    space = (
        f'xmlns:office="{office}" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    lines = "".join(
        "<table:table-row>"
        + "".join(
            one
            if one.startswith("<")
            else '<table:table-cell office:value-type="string">'
            f"<text:p>{one}</text:p></table:table-cell>"
            for one in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content {space}>{ODS_STYLES}<office:body><office:spreadsheet>"
        f'<table:table table:name="People">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", content)
        book.writestr("META-INF/manifest.xml", manifest)
    return path


def swelling(path: Path, megabytes: int, *, lying: bool = False) -> Path:
    """A workbook whose sheet is megabytes of nothing; its directory may say that it is small."""
    row = f'<row><c t="inlineStr"><is><t>{"x" * 1000}</t></is></c></row>'
    body = sheet([]).replace("<sheetData>", "<sheetData>" + row * (megabytes * 1000))
    xlsx(path, {"A": body})
    if lying:
        content = bytearray(path.read_bytes())
        size = len(body.encode()).to_bytes(4, "little")
        small = (100_000).to_bytes(4, "little")
        content = content.replace(size, small)
        path.write_bytes(content)
    return path


def cut_off(path: Path) -> Path:
    xlsx(path, {"A": sheet([["a", "b"], [1, 2]])})
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def broken_part(path: Path) -> Path:
    return xlsx(path, {"A": sheet([["a", "b"], [1, 2]])[:-40]})


def ods_bomb(path: Path) -> Path:
    """One row that is repeated a million times, with cells that are repeated 16,384 times."""
    sound = ods(path.with_name("sound.ods"), [["a", "b"], ["1", "2"]])
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w") as book:
        for name in old.namelist():
            part = old.read(name)
            for what, number in ((b"cell", 16384), (b"row", 1048576)):
                repeated = b'table:number-%bs-repeated="%d"' % (
                    b"column" if what == b"cell" else what,
                    number,
                )
                part = part.replace(
                    b"<table:table-" + what, b"<table:table-" + what + b" " + repeated
                )
            book.writestr(name, part)
    return path


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _wide(text: str, count: str) -> bytes:
    return struct.pack(count, len(text)) + b"\1" + text.encode("utf-16-le")


def _old_cell(row: int, column: int, value: object) -> bytes:
    """Text, a whole number in four bytes, a fraction, an error; or (one of them, style).

    An error is the kind of its record, that of a value (5) or of a formula (6), and its code.
    """
    value, style = value if isinstance(value, tuple) else (value, 0)
    place = struct.pack("<HHH", row, column, style)
    if isinstance(value, str):
        return _record(0x0204, place + _wide(value, "<H"))
    if isinstance(value, bytes) and value[0] == 5:
        return _record(0x0205, place + value[1:] + b"\1")
    if isinstance(value, bytes):
        return _record(0x0006, place + b"\2\0" + value[1:] + b"\0\0\0\xff\xff".ljust(13, b"\0"))
    if isinstance(value, int):
        return _record(0x027E, place + struct.pack("<I", value << 2 | 2))
    return _record(0x0203, place + struct.pack("<d", value))


def _old_row(row: int, values: list[object]) -> bytes:
    """Whole numbers side by side share a record."""
    if len(values) == 3 and all(isinstance(value, tuple) for value in values):
        inner = b"".join(struct.pack("<HI", style, value << 2 | 2) for value, style in values[1:])
        shared = struct.pack("<HH", row, 1) + inner + struct.pack("<H", 2)
        return _old_cell(row, 0, values[0]) + _record(0x00BD, shared)
    return b"".join(_old_cell(row, column, value) for column, value in enumerate(values))


def remark(row: int, column: int) -> bytes:
    """The record of a comment on a cell of an old workbook."""
    return _record(0x001C, struct.pack("<HHHHH", row, column, 0, 1, 0))


def address(row: int, column: int) -> bytes:
    """The record of an address behind the text of a cell of an old workbook."""
    return _record(0x01B8, struct.pack("<HHHH16xII", row, row, column, column, 2, 3))


def columns_hidden(first: int, last: int) -> bytes:
    """The record of columns of an old workbook that nobody sees."""
    return _record(0x007D, struct.pack("<HHHHHH", first, last, 2560, 0, 1, 0))


def xls(
    path: Path,
    rows: list[list[object]],
    formats: list[str],
    *,
    large: bool = False,
    hidden: tuple[int, ...] = (),
    beside: bytes = b"",
    struck: tuple[int, ...] = (),
) -> Path:
    """An old workbook (BIFF 8) whose styles, counted from 1, have these formats of numbers.

    `beside` are further records of the sheet; styles that are `struck` strike their texts through.
    """
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 6))
    styles = b"".join(_record(0x0031, struct.pack("<HH12x", 200, 8 * at)) for at in range(2))
    styles += b"".join(
        _record(0x041E, struct.pack("<H", 164 + at) + _wide(one, "<H"))
        for at, one in enumerate(formats)
    ) + b"".join(
        _record(0x00E0, struct.pack("<HH16x", int(at in struck), number))
        for at, number in enumerate((0, *range(164, 164 + len(formats))))
    )
    end = _record(0x000A, b"")
    named = _wide("People", "<B")
    begin = len(start) + len(styles) + 10 + len(named) + len(end)
    listed = _record(0x0085, struct.pack("<IH", begin, 0) + named)
    cells = b"".join(
        _record(0x0208, struct.pack("<HHHHIHH", y, 0, 9, 0, 0, 0x20, 0)) for y in hidden
    )
    cells += b"".join(_old_row(y, row) for y, row in enumerate(rows))
    sheet_start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 6))
    stream = start + styles + listed + end + sheet_start + cells + beside + end
    path.write_bytes(_container(stream.ljust(4096 if large else len(stream), b"\0")))
    return path


def _container(stream: bytes) -> bytes:
    """A file system with one file: in blocks of 512 bytes, or of 64 if it is a small one."""
    last, free = 0xFFFFFFFE, 0xFFFFFFFF
    small = len(stream) < 4096
    blocks = -(-len(stream) // 512)
    inner = -(-len(stream) // 64)
    following = [0xFFFFFFFD, last, last, *range(4, 3 + blocks), last]
    table = struct.pack("<128I", *following, *[free] * (128 - len(following)))
    chain = [*range(1, inner), last]
    small_table = struct.pack("<128I", *chain, *[free] * (128 - inner)) if small else b"\xff" * 512
    entries = _entry("Root Entry", 5, 3 if small else last, len(stream) if small else 0)
    entries += _entry("Workbook", 2, 0 if small else 3, len(stream))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, 2, 1 if small else 0, last, 0, 0),
    )
    parts = (entries.ljust(512, b"\0"), small_table, stream.ljust(blocks * 512, b"\0"))
    return head.ljust(512, b"\xff") + table + b"".join(parts)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = (0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
    return struct.pack("<64sHBBIII36xIII", text, len(text), kind, 1, *links, first, size, 0)
