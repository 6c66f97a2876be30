"""Small workbooks written by hand, sound and hostile ones."""

from __future__ import annotations

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
    f'<styleSheet {MAIN}><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="00000"/>'
    '<numFmt numFmtId="166" formatCode="[$-40C]mmmm\\ yyyy;@"/>'
    '<numFmt numFmtId="167" formatCode="yyyy"/></numFmts><cellXfs count="7">'
    '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/>'
    '<xf numFmtId="17"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>'
    "</styleSheet>"
)
DATE, PADDED, PERCENT, MONTH, FRENCH_MONTH, YEAR = range(1, 7)


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
    more: dict[str, bytes] | None = None,
) -> Path:
    """A workbook of these sheets (XML each); `more` are further parts."""
    named = list(enumerate(sheets, 1))
    states = {name: ' state="hidden"' if name in hidden else "" for name in sheets}
    properties = '<workbookPr date1904="1"/>' if date1904 else ""
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
            "</workbook>",
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
    '</number:number-style><style:style style:name="month" style:family="table-cell" '
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
