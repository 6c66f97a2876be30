"""Reading a whole date text: ranges, limits and choices made of points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mercato.records.dates import points, weeks
from mercato.records.dates.lexicon import NOISE, OPENERS
from mercato.records.dates.phrases import Setting, read_point
from mercato.records.dates.points import Point
from mercato.records.dates.tokens import words as cut

_MOST_WORDS = 40
_TO = frozenset(("to", "a", "au", "aux", "BY", "-", "\u2013"))
_FROM = ("from", "de", "du", "d", "des")
_DOTS = ("..", "...")
_OPEN_END = ("PRESENT", "today", "aujourdhui", *_DOTS)

# "Before the end of July" is in July for the most part, so the window itself belongs to it.
_INCLUSIVE = {("BEFORE", "mid"): "BY", ("BEFORE", "late"): "BY", ("AFTER", "mid"): "NOTBEFORE"}


@dataclass(frozen=True, slots=True)
class Reading:
    """An EDTF value as it was read, and the points that it came from."""

    edtf: str
    points: tuple[Point, ...] = ()


def read_expression(text: str, setting: Setting) -> Reading | None:
    """Read normalised text; None when it is not a date."""
    named = weeks.years(text) or weeks.winter(text) or weeks.numbered_week(text)
    if named is not None:
        return Reading(named)
    week = weeks.WEEK.fullmatch(text)
    if week is not None:
        return _week(cut(week[1]), setting)
    words = cut(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    if words[-1] == "STARTOPEN":
        return _open_start(words[:-1], setting)
    if words[-1] in ("BY", "NOTBEFORE"):
        words = [words[-1], *words[:-1]]
    start = next((place for place, word in enumerate(words) if word not in NOISE), 0)
    if words[start] in OPENERS:
        return _opened(words[start], words[start + 1 :], setting)
    return (
        _one(words, setting)
        or _interval(words, setting)
        or _dotted(words, setting)
        or _begun(words, setting)
        or _listed(words, setting)
    )


def _opened(opener: str, rest: list[str], setting: Setting) -> Reading | None:
    """Behind since, before, after, by, not before, between."""
    if opener == "BETWEEN":
        return _between(rest, setting)
    if opener == "SINCE":
        return _since(rest, setting)
    point = read_point(rest, setting)
    if point is None and opener == "BY":
        # "D'ici deux ans" names the time that is left.
        point = read_point([*rest, "FROMNOW"], setting)
    if point is None or point.is_partial:
        return None
    if point.impossible:
        return Reading("", (point,))
    opener = _INCLUSIVE.get((opener, point.window), opener)
    if opener in ("BY", "NOTBEFORE"):
        first, last = point.ends()
        return Reading(f"[..{last}]" if opener == "BY" else f"[{first}..]", (point,))
    limit = points.before(point) if opener == "BEFORE" else points.after(point)
    if limit is None:
        return None
    return Reading(f"[..{limit}]" if opener == "BEFORE" else f"[{limit}..]", (point,))


def _since(rest: list[str], setting: Setting) -> Reading | None:
    if rest[-1:] in (["on"], ["ONWARDS"]):
        rest = rest[:-1]
    # "Depuis huit ans" names the time that has passed.
    point = read_point(rest, setting) or read_point([*rest, "AGOAFTER"], setting)
    if point is None or point.is_partial:
        return _interval(rest, setting)
    return Reading(f"{point.single()}/..", (point,))


def _begun(words: list[str], setting: Setting) -> Reading | None:
    """A beginning without an end: "from July 2025", "from July 2025 on", "2021-"."""
    if words[0] == "from":
        return _since(words[1:], setting)
    if words[-1] in ("on", "ONWARDS", "-", "\u2013"):
        return _since(words[1:-1] if words[0] in _FROM else words[:-1], setting)
    return None


def _between(rest: list[str], setting: Setting) -> Reading | None:
    for left, right in _splits(rest, _TO | {"AND"}):
        pair = _pair(left, right, setting)
        if pair is not None:
            return _range(pair)
    return None


def _dotted(words: list[str], setting: Setting) -> Reading | None:
    """One of several: "2019..2021", "2019..", "..2021"."""
    for left, right in _splits(words, frozenset(_DOTS)):
        if left and right:
            pair = _pair(left, right, setting)
            return None if pair is None else _range(pair)
        point = read_point(left or right, setting)
        if point is None or point.is_partial or point.impossible:
            return None
        first, last = point.ends()
        return Reading(f"[{first}..]" if left else f"[..{last}]", (point,))
    return None


def _one(words: list[str], setting: Setting) -> Reading | None:
    point = read_point(words, setting)
    return None if point is None or point.is_partial else _whole(point)


def _whole(point: Point) -> Reading:
    return Reading("" if point.impossible else point.whole(), (point,))


def _week(words: list[str], setting: Setting) -> Reading | None:
    point = read_point(words, setting)
    if point is None or point.span or point.day is None or point.is_partial:
        return None
    week = None if point.impossible else weeks.week_of(point)
    return Reading(week or "", (point,)) if week or point.impossible else None


def _interval(words: list[str], setting: Setting) -> Reading | None:
    """A period: "de 2019 à 2021", "3-7 July 2025", "2019-present", "from ? to 2021"."""
    if words and words[0] in _FROM:
        words = words[1:]
    for left, right in _splits(words, _TO):
        if len(right) == 1 and right[0] in (*_OPEN_END, "?"):
            point = read_point(left, setting)
            if point is not None and not point.is_partial and not point.impossible:
                return Reading(f"{point.single()}/{'' if right == ['?'] else '..'}", (point,))
        elif len(left) == 1 and left[0] in (*_DOTS, "?"):
            point = read_point(right, setting)
            if point is not None and not point.is_partial and not point.impossible:
                start = "" if left == ["?"] else ".."
                return Reading(f"{start}/{point.single(last=True)}", (point,))
        else:
            pair = _pair(left, right, setting)
            if pair is not None:
                return _period(pair)
    return None


def _open_start(words: list[str], setting: Setting) -> Reading | None:
    """A period without a start, as the printer says it: "until 2021, start open"."""
    core = [word for word in words if word != ","]
    point = read_point(core[1:], setting) if core[:1] == ["BY"] else None
    if point is None or point.is_partial or point.impossible:
        return None
    return Reading(f"../{point.single(last=True)}", (point,))


def _listed(words: list[str], setting: Setting) -> Reading | None:
    """One of several, or all: "2019, 2020 or 2021", "2019 and 2020"."""
    link = "OR" if "OR" in words else "AND"
    if link not in words:
        return None
    found: list[Point] = []
    for part in _cut_at(words, link):
        point = read_point(part, setting)
        for words_of_one in [part] if point is not None else _cut_at(part, ","):
            point = read_point(words_of_one, setting)
            if point is None:
                return None
            found.append(point)
    completed = _complete_all(found)
    if completed is None:
        return None
    if any(point.impossible for point in completed):
        return Reading("", tuple(completed))
    items = [point.whole().strip("[]") for point in completed]
    edtf = f"[{','.join(items)}]" if link == "OR" else f"{{{','.join(items)}}}"
    return Reading(edtf, tuple(completed))


def _complete_all(found: list[Point]) -> list[Point] | None:
    """Lend each date of a list what its neighbours say, from the last to the first and back."""
    for places in (range(len(found) - 2, -1, -1), range(len(found) - 1)):
        for place in places:
            pair = points.complete(found[place], found[place + 1])
            if pair is not None:
                found[place : place + 2] = pair
    return None if any(point.is_partial for point in found) else found


def _pair(left: list[str], right: list[str], setting: Setting) -> tuple[Point, Point] | None:
    first = read_point(left, setting)
    last = read_point(right, setting) if first is not None else None
    return points.complete(first, last) if first is not None and last is not None else None


def _range(pair: tuple[Point, Point]) -> Reading:
    if any(point.impossible for point in pair):
        return Reading("", pair)
    return Reading(f"[{pair[0].ends()[0]}..{pair[1].ends()[1]}]", pair)


def _period(pair: tuple[Point, Point]) -> Reading:
    if any(point.impossible for point in pair):
        return Reading("", pair)
    return Reading(f"{pair[0].single()}/{pair[1].single(last=True)}", pair)


def _splits(words: Sequence[str], links: frozenset[str]) -> Iterator[tuple[list[str], list[str]]]:
    for place, word in enumerate(words):
        if word in links:
            yield list(words[:place]), list(words[place + 1 :])


def _cut_at(words: Sequence[str], link: str) -> list[list[str]]:
    places = [-1, *(place for place, word in enumerate(words) if word == link), len(words)]
    return [list(words[start + 1 : end]) for start, end in pairwise(places)]
