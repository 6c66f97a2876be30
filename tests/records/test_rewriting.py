"""Changing a query by its conditions leaves the rest of it as it stands."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mercato.records.finding.query import Asked, Group, Term, parse, rewriting
from mercato.records.finding.query.meant import meant, together

ASKED = Asked(views={})
_PART = st.sampled_from(("a", '"b c"', "stage:left", "-from:x,y", 'to:"d e"', "nonsense:1"))
_QUERY = st.recursive(
    _PART,
    lambda inner: st.builds(
        lambda minus, parts, joint: f"{minus}({joint.join(parts)})",
        st.sampled_from(("", "-")),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from((" ", " OR ", "  ")),
    ),
)
_WRONG = st.sampled_from(
    ("form:x", "stage:fell", "through", "date:July", "2025", "is:gruop", "to:")
)
_HOSTILE = st.text(st.sampled_from('()"-:, aORstage«»')).map(lambda text: f"{text} from:x")


def read(text):
    return parse(text, "moves", ASKED)


def pruned(node, term):
    """The tree without a term, as the parser would have built it."""
    if isinstance(node, Term):
        return None if node is term else node
    kept = [one for one in (pruned(child, term) for child in node.children) if one is not None]
    return Group(tuple(kept), node.either, node.negated) if kept else None


def plain(node):
    """The tree without groups of one and groups that say what is around them anyway."""
    if node is None or isinstance(node, Term):
        return node
    kept = []
    for child in map(plain, node.children):
        opened = isinstance(child, Group) and not child.negated and child.either == node.either
        kept += child.children if opened else (child,)
    if len(kept) == 1 and not node.negated:
        return kept[0]
    if len(kept) == 1 and isinstance(kept[0], Group) and not kept[0].negated:
        return Group(kept[0].children, kept[0].either, negated=True)
    return Group(tuple(kept), node.either or len(kept) == 1, node.negated)


@given(_QUERY, st.data())
def test_a_query_without_a_term_asks_for_all_the_others(text, data):
    query = read(text)
    term = data.draw(st.sampled_from(query.terms))
    rest = read(rewriting.without(query, [term]))
    assert rewriting.same(plain(rest.root), plain(pruned(query.root, term)))


@given(_QUERY)
def test_one_more_condition_narrows_the_whole_query(text):
    query = read(text)
    narrowed = read(rewriting.narrowed(query, "stage:agreed", ASKED))
    assert rewriting.top_terms(narrowed)[-1].text == "stage:agreed"
    assert rewriting.same(
        read(rewriting.without(narrowed, rewriting.top_terms(narrowed)[-1:])).root, query.root
    )


@given(_HOSTILE)
def test_hostile_queries_are_narrowed_or_left_alone(text):
    query = read(text)
    made = rewriting.narrowed(query, "stage:agreed", ASKED)
    assume(made != text)
    assert "stage:agreed" in [term.text for term in rewriting.top_terms(read(made))]
    assert text.strip() in made


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("pang  from:apple  date:2025", 1, "pang  date:2025"),
        ("(from:a OR to:b) stage:left", 0, "(to:b) stage:left"),
        ("-(a) b", 0, "b"),
        ("a OR b c", 0, "b c"),
        ('from:a "b', 1, "from:a"),
        ('a"x"b', 1, "a b"),
    ],
)
def test_what_is_left_over_goes_too_and_the_rest_stays(text, gone, left):
    query = read(text)
    assert rewriting.without(query, [query.terms[gone]]) == left


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        ("", "stage:agreed"),
        ("to:meta, ", "to:meta, stage:agreed"),
        ("a OR b", "(a OR b) stage:agreed"),
        ('"still typing', 'stage:agreed "still typing'),
        ('a OR "still typing', 'stage:agreed (a OR "still typing'),
    ],
)
def test_a_condition_is_put_where_it_holds_for_all(text, narrowed):
    assert rewriting.narrowed(read(text), "stage:agreed", ASKED) == narrowed


def test_what_may_be_dropped_are_conditions_and_groups_never_alternatives():
    query = read("a (b OR c) -(d e) (f OR g h)")
    dropped = [
        " ".join(term.text for term in rewriting.terms_of(node))
        for node in rewriting.conditions(query)
    ]
    assert dropped == ["a", "b c", "d e", "f g h", "g", "h"]


@given(st.lists(_PART | _WRONG, min_size=1, max_size=5).map(" ".join) | _HOSTILE)
def test_several_mistakes_are_corrected_at_once_leaving_nothing_that_can_be_meant(text):
    query = read(text)
    for other, terms in together(query, ASKED).items():
        there = read(other)
        assert len(there.unknown) == len(query.unknown) - len(terms)
        assert len(terms) > 1
        assert not together(there, ASKED)


@given(st.lists(_PART | _WRONG, min_size=1, max_size=5).map(" ".join) | _HOSTILE)
def test_what_may_have_been_meant_leaves_less_that_is_not_understood(text):
    query = read(text)
    for other, term in meant(query, ASKED).items():
        there = read(other)
        assert len(there.unknown) < len(query.unknown)
        assert term.field in {one.field for one in there.terms if one.understood}
