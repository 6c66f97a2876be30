"""Printing dates in words, such that reading them again gives the same date."""

from mercato.records.dates import edtf as grammar
from mercato.records.dates.days import day_after, day_before
from mercato.records.dates.edtf import UNKNOWN_YEAR, Interval, Members, Node, Range, Single
from mercato.records.dates.naming import Name, name
from mercato.records.dates.periods import is_exact, named_range
from mercato.records.dates.values import DateValue
from mercato.records.dates.wording import CELL, FULL, Wording


def say(edtf: str | None, language: str = "en") -> str:
    """A date in full: "7 July 2025", "début juillet 2025". EDTF without words stays as it is."""
    return _print(edtf, _of(FULL, language))


def say_short(edtf: str | None, language: str = "en") -> str:
    """A date for a table cell: "7 Jul 2025", "≈ 2019", "< Nov 2024"."""
    return _print(edtf, _of(CELL, language))


def read_back(
    value: DateValue, language: str = "en", anchor: str | None = None
) -> tuple[str, dict[str, object]]:
    """The code and the values of the sentence that tells the editor what was understood.

    What only the date of the source tells (`anchor`) is said to come from it.
    """
    if anchor is not None and value.problem in ("year_missing", "needs_anchor"):
        from mercato.records.dates.reading import resolve

        resolved = resolve(value, anchor)
        if resolved.problem is None:
            return "date.from_source", {"said": say(resolved.edtf, language)}
    if value.edtf is None:
        return f"date.{value.problem or 'unknown'}", {}
    said = say(value.edtf, language)
    if value.problem == "year_missing":
        said = _words(grammar.parse(value.edtf), _of(FULL, language)) or value.edtf
        return "date.year_missing", {"said": said, "years": value.years}
    return f"date.{value.problem or 'understood'}", {"said": said}


def _of(wordings: dict[str, Wording], language: str) -> Wording:
    return wordings["fr" if language.startswith("fr") else "en"]


def _print(edtf: str | None, wording: Wording) -> str:
    if edtf is None:
        return ""
    try:
        node = grammar.parse(edtf)
    except ValueError:
        return edtf
    missing = {single.year_missing for single in grammar.singles(node)}
    text = _words(node, wording) if len(missing) == 1 else None
    if text is None:
        return edtf
    return wording.templates["year_missing"].format(plain=text) if missing == {True} else text


def _words(node: Node, wording: Wording) -> str | None:
    if isinstance(node, Single):
        return _single(node, wording)
    if isinstance(node, Interval):
        return _interval(node, wording)
    only = node.items[0] if len(node.items) == 1 and not node.every else None
    if isinstance(only, Range):
        return named_range(only, wording) or _range(only, wording)
    return _listed(node, wording)


def _single(single: Single, wording: Wording) -> str | None:
    found = name(single, wording)
    if found is None:
        return None
    text = found.plain
    if single.mark in ("~", "%"):
        text = wording.templates["about"].format(**found.forms())
    return wording.templates["doubt"].format(plain=text) if single.mark in ("?", "%") else text


def _inside(single: Single, wording: Wording) -> Name | None:
    """A date among other words."""
    found = name(single, wording)
    if found is None or not single.mark:
        return found
    kind, text = found.kind, found.plain
    if single.mark in ("~", "%"):
        kind, text = "about", f"{wording.about_inside}{text}"
    if single.mark in ("?", "%"):
        text = wording.templates["doubt"].format(plain=text)
    return Name(text, kind)


def _fill(wording: Wording, template: str, *dates: Single) -> str | None:
    first, *others = (_inside(date, wording) for date in dates)
    if first is None or None in others:
        return None
    second = others[0].forms("second_") if others and others[0] is not None else {}
    return wording.templates[template].format(**first.forms(), **second)


def _interval(interval: Interval, wording: Wording) -> str | None:
    start, end = interval.start, interval.end
    if isinstance(start, Single) and isinstance(end, Single):
        return _fill(wording, "period", start, end)
    if isinstance(start, Single):
        return _fill(wording, "since" if end == "open" else "unknown_end", start)
    if isinstance(end, Single):
        return _fill(wording, "open_start" if start == "open" else "unknown_start", end)
    return None


def _range(limits: Range, wording: Wording) -> str | None:
    first, last = limits.first, limits.last
    if first is not None and last is not None:
        return _fill(wording, "between", first, last)
    if first is not None:
        previous = _previous(first)
        if previous is None:
            return _fill(wording, "not_before", first)
        return _fill(wording, "after", previous)
    if last is not None:
        following = _following(last)
        return _fill(wording, "before", following) if following else _fill(wording, "by", last)
    return None


def _previous(single: Single) -> Single | None:
    """The day, month or year before: what lies after it begins here."""
    day = day_before(grammar.single_bounds(single)[0]) if is_exact(single) else None
    length = 10 if single.day else 7 if single.month else 4
    return None if day is None else _as_stated(day[:length], single)


def _following(single: Single) -> Single | None:
    """The month or the year that begins behind the last day of one."""
    if not is_exact(single) or single.day is None:
        return None
    day = day_after(grammar.single_bounds(single)[1])
    if day is None or not day.endswith("-01"):
        return None
    new_year = day.endswith("-01-01") and not single.year_missing
    return _as_stated(day[:4] if new_year else day[:7], single)


def _as_stated(text: str, single: Single) -> Single | None:
    """The neighbour of a date, with its mark; a missing year stays missing."""
    if single.year_missing:
        if not text.startswith("2000-"):
            return None
        text = UNKNOWN_YEAR + text[4:]
    return grammar.parse_single(text + single.mark)


def _listed(members: Members, wording: Wording) -> str | None:
    names = [_inside(item, wording) if isinstance(item, Single) else None for item in members.items]
    found = [one.plain for one in names if one is not None]
    if len(found) < 2 or len(found) < len(names):
        return None
    return wording.templates["and" if members.every else "or"].join(found)
