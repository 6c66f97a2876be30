"""Reading queries: what is understood, what stays text, where each term stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.records.finding.query import Asked, Group, Term, parse, periods, vocabulary

NAMES = tuple(vocabulary.QUALITIES)


def shape(node):
    """A query tree in short: words, `field=values`, ! for not, & and | in parentheses."""
    if node is None:
        return ""
    minus = "!" if node.negated else ""
    if isinstance(node, Group):
        joined = (" | " if node.either else " & ").join(map(shape, node.children))
        return f"{minus}({joined})"
    values = "/".join(node.values)
    return f"{minus}{node.field}={values}" if node.field else f"{minus}{values}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pang apple", "(pang & apple)"),
        ('"safe superintelligence"', "safe superintelligence"),
        ("« début » x", "( début  & x)"),
        ("from:apple to:meta", "(from=apple & to=meta)"),
        ("unit:siri", "organization=siri"),
        ('stage:"fell through",agreed', "stage=fell through/agreed"),
        ("-verification:denied", "!verification=denied"),
        ("--a", "a"),
        ("a b OR c", "((a & b) | c)"),
        ("a (b OR -(c d))", "(a & (b | !((c & d))))"),
        ("a OR", "(a & OR)"),
        ("OR a OR OR b", "((OR & a & OR) | b)"),
        ("(a", "a"),
        ("a)", "(a & ))"),
        ("() a", "a"),
        ('date:"juillet 2025".."août 2025"', "date=juillet 2025..août 2025"),
        ("role:head,", "role=head"),
        ('role:head,"', "role=head"),
        ("a or b", "(a & or & b)"),
        ("https://x.org/y?z", "https://x.org/y?z"),
        ("stage:agreedd", "stage:agreedd"),
        ("", ""),
    ],
)
def test_a_query_is_read_as_meant(text, expected):
    assert shape(parse(text, "moves").root) == expected


@pytest.mark.parametrize(
    ("table", "text", "unknown"),
    [
        (
            "moves",
            "pang stage:agreed foo:bar stage:x date:soon",
            ["foo:bar", "stage:x", "date:soon"],
        ),
        ("moves", "is:overdue -no:nonsense", ["is:overdue", "-no:nonsense"]),
        ("claims", "is:overdue", []),
        ("people", "kind:joins kind:board", []),
        ("sources", "via:apple uid:12", ["via:apple", "uid:12"]),
        ("moves", "a OR", ["OR"]),
        ("moves", "from: to:(a)", ["from:", "to:"]),
        ("moves", "date:2025..2024 date:[2024..2025]", ["date:2025..2024"]),
        ("moves", 'country:fr country:"états-unis" country:usa country:fra', ["country:fra"]),
        ("moves", "after:2025.. before:..2025 after:..2025", ["after:2025..", "before:..2025"]),
    ],
)
def test_what_is_not_understood_is_named(table, text, unknown):
    assert parse(text, table).unknown == unknown


def test_terms_know_their_place_their_sign_and_their_values():
    text = 'pang  -stage:agreed,"in talks"'
    query = parse(text, "moves")
    _first, second = query.terms
    assert [text[term.start : term.end] for term in query.terms] == ["pang", text[6:]]
    assert (second.field, second.values, second.negated) == ("stage", ("agreed", "in talks"), True)
    assert str(query) == text


def test_certainly_is_asked_of_the_whole_query():
    assert parse("date:2025 certainly:yes", "moves").certainly
    assert not parse("date:2025 -certainly:yes", "moves").certainly
    assert not parse("date:2025 certainly:no", "moves").certainly
    assert parse('date:2025 certainly:"YES"', "moves").certainly


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("today", ("2025-07-09", "2025-07-09")),
        ("yesterday", ("2025-07-08", "2025-07-08")),
        ("this week", ("2025-07-07", "2025-07-13")),
        ("last-month", ("2025-06-01", "2025-06-30")),
        ("next year", ("2026-01-01", "2026-12-31")),
        ("2025-06..2025-09", ("2025-06-01", "2025-09-30")),
        ("..2024", ("0000-01-01", "2024-12-31")),
        ("juillet 2025", ("2025-07-01", "2025-07-31")),
        ("9/7/2025", ("2025-07-09", "2025-07-09")),
        ("..", None),
        ("soon", None),
    ],
)
def test_dates_are_read_as_fields_read_them_and_from_today(text, period):
    asked = Asked(language="fr", today=date(2025, 7, 9))
    assert periods.read(text, asked) == period


@given(st.text(alphabet=st.characters(), max_size=60), st.sampled_from(NAMES))
def test_no_text_fails_and_all_of_it_is_kept(text, table):
    query = parse(text, table)
    assert str(query) == text
    assert all(text[term.start : term.end] == term.text for term in query.terms)


@pytest.mark.parametrize("text", ["(" * 9_000, "((a) b) " * 999, "a " * 999, "from:" + "a," * 999])
def test_what_nobody_types_is_one_text(text):
    root = parse(text, "moves").root
    assert root is None or (isinstance(root, Term) and root.text == text and not root.understood)
