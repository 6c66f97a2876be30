"""Awkward tables of every kind, made on the spot, with what they say in truth."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import tarfile
import zipfile
from dataclasses import dataclass, field

HEADER = ["name", "city", "since", "amount"]
ROWS = [
    ["Hélène Dupont", "Paris", "2019-01-07", "1200"],
    ["O'Neil, Shaquille", "Orlando", "2020-03-15", "007"],
    ["Zoé Müller", 'the "old" town', "2021-11-30", "15.5"],
    ["José Núñez", "Saint-Étienne", "2022-02-28", "9"],
    ["Anna Bełz; Ivan", "Kraków", "2018-06-01", "18"],
]
PLAIN = [
    ["Helene Dupont", "Paris", "2019-01-07", "1200"],
    ["Shaquille O'Neil", "Orlando", "2020-03-15", "007"],
    ["Zoe Muller", "Ulm", "2021-11-30", "15.5"],
    ["Jose Nunez", "Lyon", "2022-02-28", "9"],
]
VIETNAMESE = "Nguyê\u0303n Văn Minh"
WESTERN = [
    ["Hélène Dupont", "Orléans", "2019-01-07", "1200"],
    ["Zoé Grüß", "Köln", "2021-01-30", "7"],
]


@dataclass(frozen=True)
class Kind:
    """One awkward file: its bytes, what it says in truth, and the answers that lead there.

    `verdict` is table (read at once), question, or refusal with the code `refused`.
    """

    name: str
    content: bytes
    verdict: str = "table"
    header: list[str] = field(default_factory=lambda: HEADER)
    rows: list[list[str]] = field(default_factory=lambda: ROWS)
    answers: dict[str, str] = field(default_factory=dict)
    refused: str = ""
    asked: str = ""
    line: int | None = None
    suffix: str = ".csv"


def text(
    rows: list[list[str]] = ROWS,
    *,
    header: list[str] | None = HEADER,
    end: str = "\r\n",
    **how: object,
) -> str:
    out = io.StringIO(newline="")
    write = csv.writer(out, lineterminator=end, **how)
    write.writerows([header, *rows] if header else rows)
    return out.getvalue()


def table(name: str, content: bytes | str, **more: object) -> Kind:
    return Kind(name, content.encode() if isinstance(content, str) else content, **more)


def asked(name: str, content: bytes | str, answers: dict[str, str], **more: object) -> Kind:
    key = more.pop("key", next(iter(answers)))
    return table(name, content, verdict="question", answers=answers, asked=key, **more)


def refused(name: str, content: bytes | str, code: str, **more: object) -> Kind:
    return table(name, content, verdict="refusal", refused=code, **more)


def archive() -> bytes:
    """A table in an archive as tar makes it."""
    out = io.BytesIO()
    content = text().encode()
    entry = tarfile.TarInfo("list.csv")
    entry.size = len(content)
    with tarfile.open(fileobj=out, mode="w") as files:
        files.addfile(entry, io.BytesIO(content))
    return out.getvalue()


DBASE = (
    b"\x03\x6e\x0c\x03\1\0\0\0\x41\0\x0b\0".ljust(32, b"\0")
    + b"NAME".ljust(11, b"\0") + b"C\0\0\0\0\x0a".ljust(21, b"\0") + b"\r Ann       \x1a"
)  # fmt: skip


def encodings() -> list[Kind]:
    western = text(WESTERN)
    russian = [
        ["Иванов Иван Иванович", "Москва", "2019", "1"],
        ["Сидоров Пётр", "Тула", "2020", "2"],
    ]
    return [
        table("UTF-8", text()),
        table("UTF-8 with its mark", text().encode("utf-8-sig")),
        table("UTF-16 with its mark", text().encode("utf-16")),
        table("UTF-16 big-endian with its mark", codecs.BOM_UTF16_BE + text().encode("utf-16-be")),
        table("UTF-16 without a mark", text().encode("utf-16-le")),
        table("UTF-16 big-endian without a mark", text().encode("utf-16-be")),
        table("UTF-32 with its mark", text().encode("utf-32")),
        table("UTF-32 without a mark", text().encode("utf-32-le")),
        table("ASCII", text(PLAIN), rows=PLAIN),
        asked("Windows Western", western.encode("cp1252"), {"encoding": "cp1252"}, rows=WESTERN),
        asked("Mac Roman", western.encode("mac_roman"), {"encoding": "mac_roman"}, rows=WESTERN),
        asked("DOS", western.encode("cp850"), {"encoding": "cp850"}, rows=WESTERN),
        asked(
            "Windows Cyrillic",
            text([["Анна Каренина", "Москва", "2019", "1"], ["Пьер", "Тула", "2020", "2"]]).encode(
                "cp1251"
            ),
            {"encoding": "cp1251"},
            rows=[["Анна Каренина", "Москва", "2019", "1"], ["Пьер", "Тула", "2020", "2"]],
        ),
        asked(
            "Windows Central European",
            text([["Michał Żurek", "Łódź", "2019", "1"], ["Dvořák", "Třebíč", "2020", "2"]]).encode(
                "cp1250"
            ),
            {"encoding": "cp1250"},
            rows=[["Michał Żurek", "Łódź", "2019", "1"], ["Dvořák", "Třebíč", "2020", "2"]],
        ),
        asked(
            "Shift JIS",
            text([["渡辺直美", "東京", "2019", "1"], ["松本", "大阪", "2020", "2"]]).encode(
                "shift_jis"
            ),
            {"encoding": "cp932"},
            rows=[["渡辺直美", "東京", "2019", "1"], ["松本", "大阪", "2020", "2"]],
        ),
        asked(
            "mixed encodings",
            text(WESTERN).encode() + text(WESTERN, header=None).encode("cp1252"),
            {"encoding": "mixed"},
            rows=WESTERN + WESTERN,
        ),
        asked(
            "a mark, and then Windows Western",
            codecs.BOM_UTF8 + western.encode("cp1252"),
            {"encoding": "mixed"},
            rows=WESTERN,
        ),
        asked(
            "double encoding",
            western.encode().decode("cp1252").encode(),
            {"mojibake": "repaired"},
            rows=WESTERN,
        ),
        asked(
            "double encoding by a Macintosh",
            western.encode().decode("mac_roman").encode(),
            {"mojibake": "repaired"},
            rows=WESTERN,
        ),
        asked(
            "double encoding through Latin-1, twice",
            western.encode().decode("latin-1").encode().decode("latin-1").encode(),
            {"mojibake": "repaired"},
            rows=WESTERN,
        ),
        asked(
            "double encoding in Russia",
            text([["Анна Каренина", "Москва", "2019", "1"]]).encode().decode("cp1251").encode(),
            {"mojibake": "repaired"},
            rows=[["Анна Каренина", "Москва", "2019", "1"]],
        ),
        asked(
            "double encoding in DOS",
            western.encode().decode("cp850").encode(),
            {"mojibake": "repaired"},
            rows=WESTERN,
        ),
        asked(
            "Japanese of Windows",
            text(
                [["ﾔﾏﾀﾞ ﾀﾛｳ", "ソフトバンク㈱", "2019", "1"], ["松本", "大阪", "2020", "2"]]
            ).encode("cp932"),
            {"encoding": "cp932"},
            rows=[["ﾔﾏﾀﾞ ﾀﾛｳ", "ソフトバンク㈱", "2019", "1"], ["松本", "大阪", "2020", "2"]],
        ),
        *[
            asked(
                f"Russian in {name}",
                text(russian).encode(name),
                {"encoding": name},
                rows=russian,
            )
            for name in ("cp866", "iso8859-5", "mac_cyrillic", "koi8-r")
        ],
        asked(
            "GB 18030",
            text([["王小明", "北京市", "2019", "1"]]).encode("gb18030"),
            {"encoding": "gb18030"},
            rows=[["王小明", "北京市", "2019", "1"]],
        ),
        asked(
            "Greek",
            text([["Γιάννης", "Αθήνα", "2019", "1"]]).encode("cp1253"),
            {"encoding": "cp1253"},
            rows=[["Γιάννης", "Αθήνα", "2019", "1"]],
        ),
        asked(
            "UTF-7",
            "name,city\nH+AOk-l+AOg-ne,Paris\nBob,Rome\n",
            {"encoding": "utf-7"},
            header=["name", "city"],
            rows=[["Hélène", "Paris"], ["Bob", "Rome"]],
        ),
        asked(
            "HZ Chinese",
            text([["王小明", "上海", "2019", "1"]]).encode("hz"),
            {"encoding": "hz"},
            rows=[["王小明", "上海", "2019", "1"]],
        ),
        asked(
            "Windows Vietnamese",
            text([[VIETNAMESE, "Hué", "2019", "1"]]).encode("cp1258"),
            {"encoding": "cp1258"},
            rows=[[VIETNAMESE, "Hué", "2019", "1"]],
        ),
        refused("an archive of files", archive(), "reading.kind.tar"),
        refused("an archive of files, packed", gzip.compress(archive()), "reading.kind.tar"),
        refused("a dBASE file by another name", DBASE, "reading.kind.dbase"),
        refused("UTF-16 cut in a character", text().encode("utf-16")[:-1], "reading.undecodable"),
        table(
            "lost characters",
            text([["H\ufffdl\ufffdne", "Paris", "2019", "1"]]),
            rows=[["H\ufffdl\ufffdne", "Paris", "2019", "1"]],
        ),
        asked(
            "cut inside a character",
            text(WESTERN)[:-2].encode() + "é".encode()[:1],
            {"cut_character": "left_out"},
            rows=WESTERN[:1],
        ),
        table(
            "two files in one, each with its mark",
            text(WESTERN).encode("utf-8-sig") + text(PLAIN).encode("utf-8-sig"),
            rows=WESTERN + PLAIN,
        ),
        table(
            "two files in one, the second without names",
            text(WESTERN).encode("utf-8-sig") + text(PLAIN, header=None).encode("utf-8-sig"),
            rows=WESTERN + PLAIN,
        ),
        asked(
            "entities of web pages",
            text([["H&eacute;l&egrave;ne", "AT&amp;T", "2019", "1"]]),
            {"entities": "repaired"},
            rows=[["Hélène", "AT&T", "2019", "1"]],
        ),
        asked(
            "double encoding written as entities",
            text([["J&Atilde;&frac14;rgen Gr&Atilde;&frac14;n", "Paris", "2019", "1"]]),
            {"entities": "repaired", "mojibake": "repaired"},
            rows=[["Jürgen Grün", "Paris", "2019", "1"]],
        ),
        asked(
            "ISO 2022 Japanese",
            text([["渡辺直美", "東京", "2019", "1"]]).encode("iso2022_jp"),
            {"encoding": "iso2022_jp"},
            rows=[["渡辺直美", "東京", "2019", "1"]],
        ),
    ]


def delimiters() -> list[Kind]:
    decimals = [["Ann", "Paris", "2019", "1,5"], ["Bob", "Rome", "2020", "2,75"]]
    mixed = [*PLAIN, ["Ann Lee; Bob", "Rome", "2020-01-01", "1"], ["Cy", "Ulm", "2020-01-01", "2"]]
    both = "name;city, country\nAnn;Paris, France\nBob;Rome, Italy\n"
    return [
        table("semicolons", text(delimiter=";")),
        table("tabs", text(delimiter="\t")),
        table("vertical bars", text(delimiter="|")),
        table("decimal commas between semicolons", text(decimals, delimiter=";"), rows=decimals),
        table("sep=;", "sep=;\r\n" + text(delimiter=";")),
        table("sep=, in quotes", '"sep=,"\r\n' + text()),
        table("sep=tab", "sep=\t\n" + text(delimiter="\t")),
        asked("carets", text(delimiter="^"), {"delimiter": "^"}),
        asked("commas of Chinese", text(delimiter="，"), {"delimiter": "，"}),
        asked("commas of Arabic", text(PLAIN, delimiter="،"), {"delimiter": "،"}, rows=PLAIN),
        asked("colons", text(PLAIN, delimiter=":"), {"delimiter": "colon"}, rows=PLAIN),
        asked("unit separators", text(delimiter="\x1f"), {"delimiter": "\x1f"}),
        asked(
            "double bars",
            "\n".join("||".join(row) for row in [HEADER, *PLAIN]) + "\n",
            {"delimiter": "||"},
            rows=PLAIN,
        ),
        *[
            asked(
                f"{sign} between cells",
                "\n".join(sign.join(row) for row in [HEADER, *mixed]) + "\n",
                {"delimiter": sign},
                rows=mixed,
            )
            for sign in ("<|>", "@@", ";;", "$,$")
        ],
        asked(
            "spaces",
            "\n".join(" ".join(row) for row in [["a", "b"], ["1", "2"], ["3", "4"]]),
            {"delimiter": "space"},
            header=["a", "b"],
            rows=[["1", "2"], ["3", "4"]],
        ),
        asked(
            "two delimiters that both fit",
            both,
            {"delimiter": "semicolon"},
            header=["name", "city, country"],
            rows=[["Ann", "Paris, France"], ["Bob", "Rome, Italy"]],
        ),
        table("one column", "name\nAnn\nBob\n", header=["name"], rows=[["Ann"], ["Bob"]]),
        asked(
            "one column with commas in it",
            "name\nDupont, Ann\nSmith, Bob\n",
            {"delimiter": "none"},
            header=["name"],
            rows=[["Dupont, Ann"], ["Smith, Bob"]],
        ),
        asked(
            "columns aligned by spaces",
            "name      city    amount\nAnn       Paris      100\nBob       Rome        20\n",
            {"delimiter": "none", "header": "1"},
            header=["name      city    amount"],
            rows=[["Ann       Paris      100"], ["Bob       Rome        20"]],
        ),
        asked("sep= that is not true", "sep=;\r\n" + text(), {"delimiter": "comma"}),
        table(
            "a delimiter after the last cell", text([[*r, ""] for r in ROWS], header=[*HEADER, ""])
        ),
        table("a delimiter after the last cell of rows only", text([[*r, ""] for r in ROWS])),
    ]


def endings() -> list[Kind]:
    several = [["Ann", "line one\nline two", "2019", "1"], ["Bob", "Rome", "2020", "2"]]
    return [
        table("line feeds", text(end="\n")),
        table("carriage returns", text(end="\r")),
        table(
            "mixed line ends",
            text(end="\r\n") + text(PLAIN, header=None, end="\n"),
            rows=ROWS + PLAIN,
        ),
        table("no end of the last line", text().rstrip()),
        table("line breaks in cells", text(several), rows=several),
        table("blank lines between", text().replace("\r\n", "\r\n\r\n")),
        table(
            "blank lines of delimiters",
            text() + ",,,\r\n" + text(PLAIN, header=None),
            rows=ROWS + PLAIN,
        ),
        table("blank lines above", "\n\n\n" + text()),
        table("a mark of the end of DOS files", text() + "\x1a"),
        table(
            "line separators of Unicode in cells",
            text([["A\u2028B", "x\x85y", "2019", "1"]]),
            rows=[["A\u2028B", "x\x85y", "2019", "1"]],
        ),
    ]


def quotes() -> list[Kind]:
    single = "\n".join(",".join(f"'{cell}'" for cell in row) for row in [HEADER, *PLAIN[2:]])
    curly = "\n".join(",".join(f"“{cell}”" for cell in row) for row in [HEADER, *PLAIN])
    french = "\n".join(";".join(f"«{cell}»" for cell in row) for row in [HEADER, *PLAIN])
    stray = 'name,city\n"Ann "the boss" Lee",Paris\nBob,Rome\n'
    backslash = 'name,city\n"Ann \\"the boss\\", Lee",Paris\nBob,Rome\n'
    unclosed = 'name,city\nAnn,Paris\n"Bob,Rome\nCid,Bonn\nDora,Oslo\n'
    swallowed = 'name,city,year\n1,"Ann,2001\n2,Bob,2002\n3,Cid,2003\n4,Eve",2004\n5,Fay,2005\n'
    return [
        table("all cells quoted", text(quoting=csv.QUOTE_ALL)),
        table("text quoted", text(quoting=csv.QUOTE_NONNUMERIC)),
        table("single quotes everywhere", single, rows=PLAIN[2:]),
        table("typographic quotes everywhere", curly, rows=PLAIN),
        table("French quotes everywhere", french, rows=PLAIN),
        asked(
            "single quotes in rows only",
            "name,city\n'Lee, Ann',Paris\n'Ray, Bob',Rome\n",
            {"quote": "'"},
            header=["name", "city"],
            rows=[["Lee, Ann", "Paris"], ["Ray, Bob", "Rome"]],
        ),
        table(
            "spaces before quotes",
            'name, city, year\n"Lee, Ann", "Paris", 2019\n"Ray", "Rome, Italy", 2020\n',
            header=["name", "city", "year"],
            rows=[["Lee, Ann", "Paris", "2019"], ["Ray", "Rome, Italy", "2020"]],
        ),
        asked("quotes inside quotes", stray, {"quoting": "loose"}, header=["name", "city"],
              rows=[['Ann "the boss" Lee', "Paris"], ["Bob", "Rome"]], line=2),
        table("backslashes before quotes", backslash, header=["name", "city"],
              rows=[['Ann "the boss", Lee', "Paris"], ["Bob", "Rome"]]),
        asked("a quote that never closes", unclosed, {"quoting": "loose"}, header=["name", "city"],
              rows=[["Ann", "Paris"], ['"Bob', "Rome"], ["Cid", "Bonn"], ["Dora", "Oslo"]], line=3),
        asked("a quote that swallows rows", swallowed, {"quoting": "none"}, header=["name", "city", "year"],
              rows=[["1", '"Ann', "2001"], ["2", "Bob", "2002"], ["3", "Cid", "2003"],
                    ["4", 'Eve"', "2004"], ["5", "Fay", "2005"]], line=2),
        asked("lines wrapped in quotes", '"name,city,year"\r\n"Ann,""New York, NY"",2019"\r\n"Bob,Rome,2020"\r\n',
              {"wrapped": "unwrapped"}, header=["name", "city", "year"],
              rows=[["Ann", "New York, NY", "2019"], ["Bob", "Rome", "2020"]]),
        asked("spaces after quotes", 'name,city\n"Lee, Ann" ,Paris\n"Ray" ,Rome\n', {"quoting": "loose"},
              header=["name", "city"], rows=[["Lee, Ann", "Paris"], ["Ray", "Rome"]]),
        asked("spaces before and after quotes", ' "name" , "city" \n "Lee, Ann" , "Paris" \n "Ray" , "Rome" \n',
              {"quoting": "loose"}, header=["name", "city"], rows=[["Lee, Ann", "Paris"], ["Ray", "Rome"]]),
        asked("backslashes before delimiters", "name,city\nLee\\, Ann,Paris\nBob,Rome\nCid,Bonn\n",
              {"quoting": "escaped"}, key="shifted:2", header=["name", "city"],
              rows=[["Lee, Ann", "Paris"], ["Bob", "Rome"], ["Cid", "Bonn"]]),
        table("inches in cells", 'name,size,n\nTV,42",1\nRadio,5",2\n', header=["name", "size", "n"],
              rows=[["TV", '42"', "1"], ["Radio", '5"', "2"]]),
        table("apostrophes at the beginning", "name,n\n't Hoff,1\n's Gravesande,2\n",
              header=["name", "n"], rows=[["'t Hoff", "1"], ["'s Gravesande", "2"]]),
        table("empty quoted cells", 'a,b,c\n1,"",""\n2,3,4\n', header=["a", "b", "c"],
              rows=[["1", "", ""], ["2", "3", "4"]]),
    ]  # fmt: skip


def shapes() -> list[Kind]:
    short = text(PLAIN) + "Eve,Oslo\r\n"
    shifted = text(PLAIN) + "Pang, Ruoming,Cupertino,2025-07-08,1\r\n"
    moved = [*PLAIN, ["Pang, Ruoming", "Cupertino", "2025-07-08", "1"]]
    total = text(PLAIN) + "Total,,,1231.5\r\n"
    many = [[f"Name {n}", f"Lee, {n}", "Paris"] for n in range(9)]
    broken = "name,city,year\nAnn,New\nYork,2019\nBob,Rome,2020\n"
    return [
        asked("short rows", short, {"short": "pad"}, rows=[*PLAIN, ["Eve", "Oslo", "", ""]], line=6),
        asked("a shifted row", shifted, {"shifted:6": "join:1"}, rows=moved, line=6),
        asked("a shifted row with an empty end", text(PLAIN) + "Pang, Ruoming,Cupertino,2025-07-08,\r\n",
              {"shifted:6": "join:1"}, rows=[*PLAIN, ["Pang, Ruoming", "Cupertino", "2025-07-08", ""]]),
        asked("a shifted row of the right length",
              "person,from,to,date,note\nPang, Ruoming,Apple,Meta,2025-07-08\nDi Jin,Google,Meta,2025-06-12,x\n"
              "Bo Li,Scale,Meta,2025-06-13,y\nCy Po,OpenAI,Meta,2025-06-14,\n",
              {"shifted:2": "join:1"}, header=["person", "from", "to", "date", "note"], line=2,
              rows=[["Pang, Ruoming", "Apple", "Meta", "2025-07-08", ""], ["Di Jin", "Google", "Meta", "2025-06-12", "x"],
                    ["Bo Li", "Scale", "Meta", "2025-06-13", "y"], ["Cy Po", "OpenAI", "Meta", "2025-06-14", ""]]),
        table("words where others have dates",
              "person,to,date,note\nAnn,Meta,2025-07-08,\nBob,Meta,soon,\nCid,X,2025-06-13,y\nDan,X,2025-06-14,z\n",
              header=["person", "to", "date", "note"],
              rows=[["Ann", "Meta", "2025-07-08", ""], ["Bob", "Meta", "soon", ""], ["Cid", "X", "2025-06-13", "y"], ["Dan", "X", "2025-06-14", "z"]]),
        asked("many shifted rows", "name,person,city\n" + "A,B,C\n" * 9 + "".join(",".join(r) + "\n" for r in many),
              {"shifted": "join:2", "header": "1"}, key="shifted", header=["name", "person", "city"],
              rows=[["A", "B", "C"]] * 9 + many),
        asked("all rows shifted", "person,city\nLee, Ann,Paris\nRay, Bob,Rome\nFoe, Cid,Bonn\n",
              {"names_missing": "join:1"}, header=["person", "city"],
              rows=[["Lee, Ann", "Paris"], ["Ray, Bob", "Rome"], ["Foe, Cid", "Bonn"]]),
        asked("names of rows without a header", "name,city\n1,Ann,Paris\n2,Bob,Rome\n3,Cid,Bonn\n",
              {"names_missing": "left"}, header=["A", "name", "city"],
              rows=[["1", "Ann", "Paris"], ["2", "Bob", "Rome"], ["3", "Cid", "Bonn"]]),
        asked("a row broken over two lines", broken, {"short": "join"}, header=["name", "city", "year"],
              rows=[["Ann", "New\nYork", "2019"], ["Bob", "Rome", "2020"]]),
        asked("a total at the end", total, {"total_line": "left_out"}, rows=PLAIN, line=6),
        asked("a total without a name", text(PLAIN) + ",,,1231.5\r\n", {"total_line": "left_out"}, rows=PLAIN, line=6),
        asked("a French total", text(PLAIN) + "Total général,,,1231.5\r\n", {"total_line": "left_out"}, rows=PLAIN),
        asked("totals in between", "name,n\nAnn,1\nBob,2\nSubtotal,3\nCid,4\nDora,5\nSubtotal,9\nGrand total,12\n",
              {"total_line": "left_out"}, header=["name", "n"],
              rows=[["Ann", "1"], ["Bob", "2"], ["Cid", "4"], ["Dora", "5"]], line=4),
        asked("a company called Total", text([*PLAIN, ["Total", "Paris", "1924-01-01", "5"]]),
              {"total_line": "kept"}, rows=[*PLAIN, ["Total", "Paris", "1924-01-01", "5"]]),
        asked("a remark at the end", text(ROWS) + "Source: the ministry, 2024\r\n".replace(",", ";"),
              {"lone": "left_out"}, rows=ROWS),
        asked("a remark of two cells at the end", text(PLAIN) + "Generated on,2024-01-01,,\r\n", {"lone": "left_out"}, rows=PLAIN, line=6),
        asked("an average in the second column", text(PLAIN) + ",Average,,300\r\n", {"total_line": "left_out"}, rows=PLAIN, line=6),
        table("a table of Markdown", "| name | n |\n|------|---|\n| Ann | 1 |\n| Bob | 2 |\n", header=["name", "n"], rows=[[" Ann ", " 1 "], [" Bob ", " 2 "]]),
        asked("headings in between", text([*ROWS[:2], ["Region North", "", "", ""], *ROWS[2:], *PLAIN]),
              {"lone": "left_out"}, rows=[*ROWS, *PLAIN], line=4),
        table("titles above", "Members of the board\r\n\r\n" + text()),
        table("titles with delimiters above", "Members of the board,,,\r\nas of 2024,,,\r\n,,,\r\n" + text()),
        asked("two lines of names", "Person,,Time,\nname,city,since,until\nAnn,Paris,2019,2020\nBob,Rome,2020,2021\n",
              {"header": "2"}, header=["name", "city", "since", "until"],
              rows=[["Ann", "Paris", "2019", "2020"], ["Bob", "Rome", "2020", "2021"]]),
        asked("no header", text(header=None), {"header": "none"}, header=["A", "B", "C", "D"]),
        asked("no header, only words", "Ann,Paris\nBob,Rome\nCid,Bonn\n", {"header": "none"}, header=["A", "B"],
              rows=[["Ann", "Paris"], ["Bob", "Rome"], ["Cid", "Bonn"]]),
        asked("units below the names", "name,amount,since\n,EUR,year\nAnn,12,2019\nBob,7,2020\nCid,9,2021\n",
              {"second_line": "left_out"}, header=["name", "amount", "since"],
              rows=[["Ann", "12", "2019"], ["Bob", "7", "2020"], ["Cid", "9", "2021"]], line=2),
        asked("types below the names", "name,firm\nstring,varchar(50)\nAnn,X\nBob,Y\nCid,Z\n",
              {"second_line": "left_out"}, header=["name", "firm"], rows=[["Ann", "X"], ["Bob", "Y"], ["Cid", "Z"]], line=2),
        asked("a sum without a word for it", "firm,amount\nA,10\nB,20.5\nC,\"1,000\"\nAll of them,\"1,030.5\"\n",
              {"total_line": "left_out"}, header=["firm", "amount"], rows=[["A", "10"], ["B", "20.5"], ["C", "1,000"]], line=5),
        table("numbers that only count", "id,name\n1,A\n2,B\n3,C\n4,D\n", header=["id", "name"],
              rows=[["1", "A"], ["2", "B"], ["3", "C"], ["4", "D"]]),
        table("a ruler below the names", "name|amount\n----|------\nAnn|12\nBob|7\n", header=["name", "amount"],
              rows=[["Ann", "12"], ["Bob", "7"]]),
        asked("two tables in one", "name,since,n\nAnn,2019-01-01,1\nBob,2020-01-01,2\n\nfirm,founded,size\nAcme,1990-01-01,3\n",
              {"inner_header": "left_out"}, header=["name", "since", "n"],
              rows=[["Ann", "2019-01-01", "1"], ["Bob", "2020-01-01", "2"], ["Acme", "1990-01-01", "3"]], line=5),
        asked("two tables in one, of which one is meant",
              "name,since,n\nAnn,2019-01-01,1\nBob,2020-01-01,2\n\nfirm,founded,size\nAcme,1990-01-01,3\nBeta,1991-01-01,4\n",
              {"inner_header": "ended"}, header=["name", "since", "n"],
              rows=[["Ann", "2019-01-01", "1"], ["Bob", "2020-01-01", "2"]], line=5),
        asked("a value for all rows below it", "firm,name,role\nMeta,Ann,VP\n,Bob,CFO\n,Cid,COO\nX,Dan,CEO\n,Eve,CTO\n",
              {"above": "repeated"}, header=["firm", "name", "role"], line=3,
              rows=[["Meta", "Ann", "VP"], ["Meta", "Bob", "CFO"], ["Meta", "Cid", "COO"], ["X", "Dan", "CEO"], ["X", "Eve", "CTO"]]),
        asked("values for all rows below them, in two columns",
              "land,firm,name,role\nUS,Meta,Ann,VP\n,,Bob,CFO\n,X,Cid,COO\n,,Dan,CEO\nFR,Meta,Eve,CTO\n,,Fay,CEO\n",
              {"above": "repeated"}, header=["land", "firm", "name", "role"],
              rows=[["US", "Meta", "Ann", "VP"], ["US", "Meta", "Bob", "CFO"], ["US", "X", "Cid", "COO"],
                    ["US", "X", "Dan", "CEO"], ["FR", "Meta", "Eve", "CTO"], ["FR", "Meta", "Fay", "CEO"]]),
        table("a column that is often empty", "firm,name,role\nMeta,Ann,VP\n,Bob,CFO\nMeta,Cid,COO\n,Dan,CEO\n,Eve,CTO\n",
              header=["firm", "name", "role"],
              rows=[["Meta", "Ann", "VP"], ["", "Bob", "CFO"], ["Meta", "Cid", "COO"], ["", "Dan", "CEO"], ["", "Eve", "CTO"]]),
        table("comments above", "# exported by a program\n# do not edit\n" + text()),
        asked("names with another delimiter", "name;city;since\nAnn,Paris,2019\nBob,Rome,2020\n",
              {"delimiter": "comma", "header": "none"}, key="header", header=["A", "B", "C"],
              rows=[["Ann", "Paris", "2019"], ["Bob", "Rome", "2020"]]),
        table("names twice", "name,date,date\nAnn,2019,2020\n", header=["name", "date", "date (2)"],
              rows=[["Ann", "2019", "2020"]]),
        table("a column without a name", "name,,year\nAnn,Paris,2019\nBob,Rome,2020\n", header=["name", "B", "year"],
              rows=[["Ann", "Paris", "2019"], ["Bob", "Rome", "2020"]]),
        table("a column without a name and content", "name,,year\nAnn,,2019\nBob,,2020\n", header=["name", "year"],
              rows=[["Ann", "2019"], ["Bob", "2020"]]),
        table("the header again", text() + text(PLAIN), rows=ROWS + PLAIN),
        asked("characters as programs write them", "name,note\nH\\u00e9l\\u00e8ne,\\ud83d\\ude00\nBob,\\users\\u000a\n",
              {"entities": "repaired"}, header=["name", "note"],
              rows=[["Hélène", "\U0001f600"], ["Bob", "\\users\\u000a"]], line=2),
        asked("names of columns one below the other", "Name,Ann Lee\nOrganization,BBC\nRole,Editor\n",
              {"header": "none"}, key="header", header=["A", "B"],
              rows=[["Name", "Ann Lee"], ["Organization", "BBC"], ["Role", "Editor"]]),
        table("names of columns below one that has others beside it", "Type,Name\nperson,Ann\norganization,BBC\n",
              header=["Type", "Name"], rows=[["person", "Ann"], ["organization", "BBC"]]),
        table("the header again in capitals", text() + ",".join(HEADER).upper() + "\r\n" + text(PLAIN, header=None),
              rows=ROWS + PLAIN),
        asked("totals in German", "Org;Name;Betrag\nX;Ann;10\nZwischensumme X;;10\nY;Bob;5\nSumme;;15\n",
              {"total_line": "left_out"}, header=["Org", "Name", "Betrag"], rows=[["X", "Ann", "10"], ["Y", "Bob", "5"]]),
        *[
            asked(f"cut off in the last cell, {cells[-1]}", "name,n\n" + "\n".join(f"A,{cell}" for cell in cells),
                  {"cut_cell": "left_out"}, header=["name", "n"], rows=[["A", cell] for cell in cells[:-1]])
            for cells in (("2019-01-02", "2020-03-04", "2021-0"), ("552100554", "552100555", "5521"),
                          ("director", "secretary", "direc"))
        ],
        *[
            table(f"no end of the last line, {cells[-1]}", "name,n\n" + "\n".join(f"A,{cell}" for cell in cells),
                  header=["name", "n"], rows=[["A", cell] for cell in cells])
            for cells in (("12", "5", "1"), ("2019-01-02", "2020-03-04", "2021-05-06"), ("BBC", "CNN", "BBC"),
                          ("Minister of Finance", "Labour", "Minister"))
        ],
        asked("cut off", text(PLAIN) + "Eve,Os", {"short": "left_out"}, rows=PLAIN, line=6),
        asked("cut off in the last cell", text([[*row[:3], "2019-01-01"] for row in PLAIN])[:-7], {"cut_cell": "left_out"},
              rows=[[*row[:3], "2019-01-01"] for row in PLAIN[:-1]], line=5),
        table("a name over two lines", 'name,"the\ncity",year\nAnn,Paris,2019\n', header=["name", "the\ncity", "year"],
              rows=[["Ann", "Paris", "2019"]]),
        table("only a header", ",".join(HEADER) + "\n", rows=[]),
        table("years as names", "country,population 2019,population 2020\nFrance,67,68\nItaly,60,59\n",
              header=["country", "population 2019", "population 2020"],
              rows=[["France", "67", "68"], ["Italy", "60", "59"]]),
    ]  # fmt: skip


def contents() -> list[Kind]:
    damage = [
        ["1E5", "1.23E+11", "007", "1/2"],
        ["#REF!", "########", "#N/A", "3-4"],
        ["02/03/2019", "=1+1", "-5", "@x"],
    ]
    huge = [["Ann", "x" * 400_000, "2019", "1"]]
    wide = [[f"{n}" for n in range(3000)]]
    return [
        table("Excel damage", text(damage), rows=damage),
        table("huge cells", text(huge), rows=huge),
        table("thousands of columns", text(wide, header=[f"c{n}" for n in range(3000)]),
              header=[f"c{n}" for n in range(3000)], rows=wide),
        asked("NUL characters", text([["Ann\0", "Paris", "2019", "1"]]), {"controls": "removed"},
              rows=[["Ann", "Paris", "2019", "1"]], line=2),
        asked("control characters", text([["A\x07nn\x1b[0m", "Paris", "2019", "1"]]), {"controls": "removed"},
              rows=[["Ann[0m", "Paris", "2019", "1"]], line=2),
        table("words for nothing", text([["Ann", "N/A", "NULL", "-"]]), rows=[["Ann", "N/A", "NULL", "-"]]),
        table("words for nothing, emptied", text([["Ann", "N/A", "NULL", "-"]]), answers={"blanks": "emptied"},
              rows=[["Ann", "", "", ""]]),
        *[
            asked(f"texts in formulas, {name}", content, {"formula_texts": "bare"}, header=["id", "name"],
                  rows=[["0012", "Ann"], ["0045", "Bob"]], line=2)
            for name, content in (
                ("bare", 'id,name\n="0012",Ann\n="0045",Bob\n'),
                ("quoted", 'id;name\n"=""0012""";Ann\n"=""0045""";Bob\n'),
            )
        ],
        asked("apostrophes before formulas", text([["'=1+1", "'-5", "2019", "1"]]), {"guard": "removed"},
              rows=[["=1+1", "-5", "2019", "1"]]),
        table("our own CSV for Excel", text([["'=1+1", "'-5", "2019", "1"]]).encode("utf-8-sig"),
              rows=[["=1+1", "-5", "2019", "1"]]),
        table("apostrophes beside open formulas", text([["'=1+1", "-5", "2019", "1"]]).encode("utf-8-sig"),
              rows=[["'=1+1", "-5", "2019", "1"]]),
        table("spaces around cells", "name,city\n Ann ,Paris\nBob, Rome \n", header=["name", "city"],
              rows=[[" Ann ", "Paris"], ["Bob", " Rome "]]),
        table("right-to-left names", text([["محمد", "القاهرة", "2019", "1"]]), rows=[["محمد", "القاهرة", "2019", "1"]]),
        table("emoji", text([["👩\u200d🚀 Ann", "Paris", "2019", "1"]]), rows=[["👩\u200d🚀 Ann", "Paris", "2019", "1"]]),
        table("numbers with thousands", text([["Ann", "Paris", "2019", "1,234.50"]]), rows=[["Ann", "Paris", "2019", "1,234.50"]]),
        table("ambiguous dates", text([["Ann", "Paris", "03/04/2019", "1"]]), rows=[["Ann", "Paris", "03/04/2019", "1"]]),
    ]  # fmt: skip


def others() -> list[Kind]:
    page = "<html><body><table><tr><td>name</td></tr></table></body></html>"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as handle:
        handle.writestr("table.csv", text())
    both = io.BytesIO()
    with zipfile.ZipFile(both, "w") as handle:
        handle.writestr("a.csv", text(PLAIN))
        handle.writestr("b.csv", text())
    return [
        refused("nothing", b"", "reading.kind.empty"),
        refused("only a mark", codecs.BOM_UTF8, "reading.empty"),
        refused("only blank lines", b"\r\n \r\n\t\r\n", "reading.empty"),
        refused("a database", b"SQLite format 3\0" + bytes(2000), "reading.kind.sqlite"),
        refused("a PDF file", b"%PDF-1.7\n%\xe2\xe3\n", "reading.kind.pdf"),
        refused("a web page called .xls", page, "reading.kind.html", suffix=".xls"),
        refused("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "reading.kind.picture"),
        refused(
            "noise", bytes((7 * n * n + n // 3) % 256 for n in range(5000)), "reading.kind.binary"
        ),
        refused("JSON", '[{"name": "Ann"}]', "reading.kind.json"),
        refused(
            "an old Word document",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le"),
            "reading.kind.word",
        ),
        table("CSV called .xlsx", text(), suffix=".xlsx"),
        table("CSV called .xls", text(delimiter="\t").encode("utf-16"), suffix=".xls"),
        table("no ending", text(), suffix=""),
        table("gz", gzip.compress(text().encode()), suffix=".csv.gz"),
        refused(
            "a gz that is cut off",
            gzip.compress(text().encode())[:-20],
            "reading.broken",
            suffix=".csv.gz",
        ),
        table("a zip with one file", archive.getvalue(), suffix=".zip"),
        asked("a zip with two files", both.getvalue(), {"member": "b.csv"}, suffix=".zip"),
        refused("a zip that is cut off", archive.getvalue()[:-30], "reading.broken", suffix=".zip"),
        refused(
            "a gz bomb", gzip.compress(bytes(150_000_000), 9), "reading.bomb", suffix=".csv.gz"
        ),
    ]


KINDS = [*encodings(), *delimiters(), *endings(), *quotes(), *shapes(), *contents(), *others()]
