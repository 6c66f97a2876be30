"""Random queries: what each one says, and the same as somebody types it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from tests.records.plain_holding import HAS, IS
from tests.records.plain_words import plain, words
from tests.records.random_desk import WORDS

from mercato.records import codes


@dataclass(frozen=True)
class Words:
    """Words to look for, as typed; `quoted` is "", "whole", or "open" while the quote is typed."""

    text: str
    quoted: str = ""


@dataclass(frozen=True)
class Asks:
    """One condition: any of the values; words anywhere if the form is empty."""

    form: str
    values: tuple[Any, ...]
    negated: bool = False


@dataclass(frozen=True)
class Both:
    """Conditions that must all hold, or any of them if `either`."""

    children: tuple[Any, ...]
    either: bool = False
    negated: bool = False


DAYS = {
    "2025": ("2025-01-01", "2025-12-31"),
    "2025-07": ("2025-07-01", "2025-07-31"),
    "2025-07-07": ("2025-07-07", "2025-07-07"),
    "7/7/2025": ("2025-07-07", "2025-07-07"),
    '"July 2025"': ("2025-07-01", "2025-07-31"),
    "«juin 2025»": ("2025-06-01", "2025-06-30"),
    '"early July 2025"': ("2025-07-01", "2025-07-10"),
    '"Q2 2025"': ("2025-04-01", "2025-06-30"),
    "2025-34": ("2025-04-01", "2025-06-30"),
    "2025~": ("2025-01-01", "2025-12-31"),
    "202X": ("2020-01-01", "2029-12-31"),
    "[2024..2025]": ("2024-01-01", "2025-12-31"),
    '"before 2025"': ("0000-01-01", "2024-12-31"),
    '"since July 2025"': ("2025-07-01", "9999-12-31"),
    "2025-06..2025-08": ("2025-06-01", "2025-08-31"),
    '"June 2025".."July 2025"': ("2025-06-01", "2025-07-31"),
    "2025-06/2025-07": ("2025-06-01", "2025-07-31"),
    "..2024": ("0000-01-01", "2024-12-31"),
    "2025-07..": ("2025-07-01", "9999-12-31"),
    "yesterday": ("2025-07-08", "2025-07-08"),
    "today": ("2025-07-09", "2025-07-09"),
    "Tomorrow": ("2025-07-10", "2025-07-10"),
    "week": ("2025-07-07", "2025-07-13"),
    '"last Monday"': ("2025-07-07", "2025-07-07"),
    "last-week": ("2025-06-30", "2025-07-06"),
    "this_month..today": ("2025-07-01", "2025-07-09"),
    '"next month"': ("2025-08-01", "2025-08-31"),
    '"LAST YEAR"': ("2024-01-01", "2024-12-31"),
    "next-year": ("2026-01-01", "2026-12-31"),
}
"""Dates as they are typed on 9 July 2025, and their first and last days."""

_EVERYWHERE = ("organization", "from", "to", "role", "outlet", "tag")
NAMED = {
    "people": ("name", "person", *_EVERYWHERE),
    "organizations": ("name", "person", "parent", *_EVERYWHERE),
    "positions": ("person", *_EVERYWHERE),
    "moves": ("person", "via", *_EVERYWHERE),
    "sources": ("person", *_EVERYWHERE),
    "claims": ("person", "asserted_by", *_EVERYWHERE),
}
"""Conditions on names."""

_OF_ALL = {
    "confidentiality": codes.CONFIDENTIALITY,
    "stage": codes.STAGE,
    "verification": codes.VERIFICATION,
}
_KNOWN = {f"{name}_known": codes.DATE_KNOWN for name in ("start", "end", "term_end")}
_STATES = {"from_state": codes.END_STATE, "to_state": codes.END_STATE}
CODED = {
    "people": {"kind": codes.MOVE_KIND + codes.POSITION_KIND, **_OF_ALL},
    "organizations": {
        "kind": codes.ORGANIZATION_KIND,
        "status": codes.ORGANIZATION_STATUS,
        **_OF_ALL,
    },
    "positions": {
        "kind": codes.POSITION_KIND,
        "function": codes.POSITION_FUNCTION,
        "is_current": codes.IS_CURRENT,
        **_KNOWN,
        **_OF_ALL,
    },
    "moves": {
        "kind": codes.MOVE_KIND,
        "why_left": codes.WHY_LEFT,
        "to_verification": codes.VERIFICATION,
        "headcount_bound": codes.HEADCOUNT_BOUND,
        **_STATES,
        **_OF_ALL,
    },
    "sources": {"kind": codes.SOURCE_KIND, **_OF_ALL},
    "claims": {"kind": codes.CLAIM_KIND, "outcome": codes.CLAIM_OUTCOME, **_OF_ALL},
}
"""Conditions on picklists."""

_DATED = ("date", "after", "before")
DATED = {
    "people": _DATED,
    "organizations": ("founded", "dissolved", *_DATED),
    "positions": ("start", "end", "term_end", *_DATED),
    "moves": ("announced_on", "left_on", "starts_on", "term_end", *_DATED),
    "sources": ("published_on", "embargo_until", *_DATED),
    "claims": ("asserted_on", "about_date", "check_by", *_DATED),
}
"""Conditions on dates."""

AUTHORS = ("Marie Curie", "Zoé d’Ormesson")
OTHERS = ("", "is", "has", "no", "due", "changed", "by", "country", "uid", "view", "certainly")
ALIASES = {"organization": ("unit", "org"), "is_current": ("current",)}
SIGNS = ("…", "—", "!?")
"""Words without a letter, which ask nothing."""


def forms(table):
    """All conditions that the table knows."""
    return (*NAMED[table], *CODED[table], *DATED[table], *OTHERS)


def days(form):
    """The dates that the form takes: nothing is after one without an end, or before all days."""
    unbounded = {"after": (1, "9999-12-31"), "before": (0, "0000-01-01")}
    side, end = unbounded.get(form, (0, None))
    return [typed for typed, period in DAYS.items() if period[side] != end]


@dataclass
class Maker:
    """Makes queries of a table; `views` are its saved views by name, `uids` the ids in it."""

    random: Any
    table: str
    uids: tuple[str, ...] = ()
    views: dict[str, Any] = field(default_factory=dict)

    def query(self, depth=2):
        """What a query says, and its text."""
        said, text = self.conditions(depth)
        if self.random.random() < 0.2:
            asked, typed = self.condition("certainly")
            said, text = Both((said, asked)), f"({text}) {typed}"
        if self.random.random() < 0.15:
            form = self.random.choice(("", "", *NAMED[self.table]))
            end = self._words(form or "name")[0].text
            asked, typed = self.asks(form, (Words(end, "open"),), f'"{end}')
            said, text = Both((said, asked)), f"({text}) {typed}"
        return said, text

    def conditions(self, depth):
        """Alternatives of some conditions each."""
        sides = [self._all(depth) for _ in range(self.random.choice((1, 1, 1, 2, 3)))]
        said = tuple(side for side, _ in sides)
        return Both(said, either=True), " OR ".join(text for _, text in sides)

    def _all(self, depth):
        parts = [self._part(depth) for _ in range(self.random.choice((1, 1, 2, 3)))]
        return Both(tuple(said for said, _ in parts)), " ".join(text for _, text in parts)

    def _part(self, depth):
        if depth and self.random.random() < 0.2:
            said, text = self.conditions(depth - 1)
            if self.random.random() < 0.5:
                return Both((said,), negated=True), f"-({text})"
            return said, f"({text})"
        without = {"certainly"} if self.views else {"certainly", "view"}
        names = [name for name in forms(self.table) if name not in without]
        return self.condition(self.random.choice((*names, "", "", "")))

    def condition(self, form):
        """One condition of that form."""
        many = form and self.random.random() < 0.3
        values = [self.value(form) for _ in range(2 if many else 1)]
        said, typed = zip(*values, strict=True)
        negated = self.random.random() < 0.2
        return self.asks(form, said, ",".join(typed), negated=negated)

    def asks(self, form, said, typed, *, negated=False):
        """One condition with these values."""
        name = self.random.choice((form, *ALIASES.get(form, ())))
        name = self.random.choice((name, name, name.upper()))
        text = f"{name}:{typed}" if form else typed
        return Asks(form, tuple(said), negated), f"-{text}" if negated else text

    def value(self, form):
        """A value that the form takes, and how it is typed."""
        if form in {"", "by"} or form in NAMED[self.table]:
            return self._words(form)
        if form in DATED[self.table] or form in {"due", "changed"}:
            return self._day(form, self.random.choice(days(form)))
        return self.listed(form, self.random.choice(self.values(form)))

    def every(self, form):
        """All values that the form takes, or some where it takes any words; how each is typed."""
        if form in DATED[self.table] or form in {"due", "changed"}:
            return [self._day(form, typed) for typed in days(form)]
        if form in {"", "by"} or form in NAMED[self.table]:
            return [self._words(form) for _ in range(60)]
        return [self.listed(form, value) for value in self.values(form)]

    def values(self, form):
        """All values of a form that has a list of them."""
        lists = {
            "is": tuple(IS[self.table]),
            "has": tuple(HAS[self.table]),
            "no": tuple(HAS[self.table]),
            "certainly": ("yes", "no"),
            "country": ("FR", "US", "CN"),
            "uid": self.uids,
            "view": tuple(self.views),
        }
        return lists[form] if form in lists else CODED[self.table][form]

    def listed(self, form, value):
        """One value of a list, in one of the ways to type it."""
        choose = self.random.choice
        if form == "view":
            return self.views[value], f'"{choose((value, value.lower()))}"'
        if form in {"country", "uid"}:
            return value, choose((value, value.lower(), value.upper()))
        spoken = value.replace("_", " ")
        dashed = value.replace("_", "-")
        return value, choose((value, value.upper(), f'"{spoken}"', f"“{spoken}”", dashed))

    def _day(self, form, typed):
        """The first and last day; only the last one for what is due by then."""
        by_then = form == "due" and ".." not in typed
        return DAYS[typed][1] if by_then else DAYS[typed], typed

    def _words(self, form):
        if not form and self.random.random() < 0.05:
            sign = self.random.choice(SIGNS)
            return Words(sign), sign
        text = self._worn(self.random.choice(AUTHORS if form == "by" else WORDS))
        start = self.random.choice((0, 0, 0, 1, 2))
        text = text[start : start + self.random.choice((1, 2, 3, 4, 9, 20))].strip()
        if form and not words(text):
            text = "pang"
        if not words(text) or any(sign in text for sign in ' (),:"') or text == "OR":
            return self._quoted(text)
        return (Words(text), text) if self.random.random() < 0.75 else self._quoted(text)

    def _quoted(self, text):
        left, right = self.random.choice(('""', "“”", "«»"))
        return Words(text, "whole"), f"{left}{text}{right}"

    def _worn(self, word):
        """The word as somebody may type it: accents, capitals and forms of letters vary."""
        wear = self.random.choice((str, str.lower, str.upper, plain, _apart, _wide))
        return wear(word).lstrip("-")


def _apart(text):
    return unicodedata.normalize("NFD", text)


def _wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text)
