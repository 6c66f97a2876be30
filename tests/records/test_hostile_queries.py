"""Whatever is typed: no error, no stall, nothing passed over, and text where not understood."""

from __future__ import annotations

from random import Random
from time import thread_time

import pytest
from tests.records.plain_reading import Reading
from tests.records.query_forms import Asks, Maker, Words
from tests.records.random_desk import WORDS, fill

from mercato.records.finding import filtering, tables
from mercato.records.finding.query import LONGEST, vocabulary
from mercato.records.storage import file

TABLES = tuple(vocabulary.QUALITIES)
STRINGS = 10_000
STALL = 1.5
"""Seconds of work beyond which a query on a small file stalls; others' work does not count."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A file of random records, open; the uids in it do not matter."""
    path = tmp_path_factory.mktemp("desk") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    fill(Random(11))
    yield
    file.close_connection()


KEYWORDS = tuple(f"{name}:" for table in TABLES for name in vocabulary.names(table))
SIGNS = "()\"'-:,.*^%_~{}[]+#& \t\n\r\0|;/\\«»“”„‟＂：（）−–…\u200b\u2028\u00a0\ufeff\ud800\udfff"
BIDI = "\u200e\u200f\u202a\u202e\u2066\u2069\u061c"
CODE = (
    *("OR", "AND", "NOT", "NEAR(a b, 2)", "name: x", "{name body}: x", "^a", "a*", "a + b", "''"),
    *("'; DROP TABLE move; --", "1 OR 1=1", "UNION SELECT", "?1", ":a", "$x", "x\0y", "%s", "{0}"),
    *("\\x00", "NULL", "rowid:1", "search:a", "MATCH", '"a""b"', "-(", "-OR", "OR)", "(OR", "- -a"),
)
ODD = (
    *("0000", "9999-12-31", "-1", "1e999", "2025-13-45", "2025-02-30", "..", "...", "a..b", "['']"),
    *(
        "99999999999999999999",
        "0000..9999",
        "2025..2024",
        "today..",
        "..today",
        "this century",
        "??",
    ),
    *(
        "yes",
        "no",
        "YES,no",
        "null",
        "none",
        ",,,",
        '"',
        "“",
        "«»",
        '""',
        "x" * 300,
        "٢٠٢٥",
        "½",
        "ß",
    ),
)


def _any_character(random):
    """Any of all characters, rarely a lone half of one."""
    return chr(random.choice((random.randrange(0x250), random.randrange(0x110000))))


def hostile(random, maker):
    """A string of pieces that mean something, ought to, or cannot."""
    kinds = (
        lambda: random.choice(SIGNS),
        lambda: random.choice(BIDI),
        lambda: random.choice(CODE),
        lambda: random.choice(KEYWORDS) + random.choice(ODD),
        lambda: random.choice(KEYWORDS).upper(),
        lambda: random.choice(WORDS),
        lambda: _any_character(random),
        lambda: maker.query()[1],
    )
    pieces = (random.choice(kinds)() for _ in range(random.randint(1, 6)))
    return random.choice(("", " ")).join(pieces)


def assert_sound(table, text):
    """Nothing is passed over, what is not understood is text, and it is answered soon."""
    start = thread_time()
    query = filtering.read(table, text)
    tables.ids(table, text)
    assert thread_time() - start < STALL, repr(text[:200])
    assert str(query) == text
    place = 0
    for term in query.terms:
        assert set(text[place : term.start].replace("OR", "")) <= set("()-") | BLANKS
        assert term.understood or (term.field is None and query.unknown.count(term.text))
        place = term.end
    assert set(text[place:]) <= set("()-") | BLANKS


BLANKS = {chr(code) for code in range(0x3001) if chr(code).isspace()}


def test_ten_thousand_hostile_strings_neither_fail_nor_stall(desk):
    random = Random(7)
    makers = {table: Maker(random, table, ("0" * 36,), {"x": None}) for table in TABLES}
    for number in range(STRINGS):
        table = TABLES[number % len(TABLES)]
        assert_sound(table, hostile(random, makers[table]))


@pytest.mark.parametrize("table", TABLES)
def test_what_is_not_understood_is_searched_as_text_and_named(desk, table):
    reading, random = Reading(table), Random(table)
    names = [name for name in vocabulary.names(table) if not vocabulary.is_name(table, name)]
    names.remove("by")
    odd = [f"{name}:{word}" for name in (*names, "foo", "x") for word in ("pang", "a", "siri,x")]
    odd += [
        "stage:agreedd",
        "date:2025-13",
        "date:2025..2024",
        "is:",
        "foo:",
        "by:…",
        "country:FRA",
    ]
    for text in odd:
        minus = random.choice(("", "-"))
        assert filtering.read(table, minus + text).unknown == [minus + text]
        wanted = reading.ids(Asks("", (Words(text),), negated=bool(minus)))
        assert set(tables.ids(table, minus + text)) == wanted, minus + text


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "text",
    [
        *("(" * 50_000, "-(" * 5_000, "(" * 5_000 + "a" + ")" * 5_000, "((a) b) " * 1_250),
        *('"' * 99_999, "“a" * 50_000, "«" * 50_000 + "a", "()" * 50_000, "-" * 99_999 + "a"),
        *("a " * 50_000, "a" * 100_000, "pang apple " * 9_000, '"' + "pang apple " * 9_000),
        *("a:" * 50_000, "a OR " * 20_000, "%_" * 50_000, "\0" * 100_000, "深" * 30_000),
        *("stage:" + "agreed," * 14_000, "date:" + "2025.." * 16_000, "from:" + "a,b," * 24_000),
        *("from:" + "a" * 100_000, "role:" + "abc" * 30_000, 'date:"' + "2025" * 20_000 + '"'),
        *(
            "a " * 199,
            "(a OR " * 23 + "b",
            " OR ".join(f"w{n} x" for n in range(99)),
            "date:2025 " * 199,
            "country:FR " * 199,
        ),
        *("from:" + ",".join(f"w{n}" for n in range(199)), "is:open " * 199, "no:source " * 199),
        *("\u202e\u200f" * 50_000 + "abc", "https://" + "a/" * 50_000, "\U0001f600" * 25_000),
    ],
    ids=lambda text: f"{text[:12]!r} {len(text)}",
)
def test_a_very_long_query_is_answered_soon(desk, table, text):
    assert_sound(table, text)


def test_of_a_very_long_text_the_first_letters_are_looked_for(desk):
    everything = tables.count("moves")
    long = "pang " * LONGEST
    assert tables.count("moves", f'"{long}"') == 0
    assert tables.count("moves", f'-"{long}"') == everything
