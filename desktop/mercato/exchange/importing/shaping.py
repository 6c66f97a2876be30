"""From the texts of the mapped columns to what is stored of each row, links not yet found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mercato.exchange.importing import cells
from mercato.exchange.importing.batch import Batch
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.link_keys import refuse_several, says_nothing
from mercato.exchange.importing.plan import TABLES
from mercato.exchange.importing.targets import targets
from mercato.records import dates
from mercato.records.dates.days import OPEN_END
from mercato.records.errors import Refused
from mercato.records.fields import field
from mercato.records.language import naming, role_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mercato.exchange.importing.day_order import DayOrder
    from mercato.exchange.importing.plan import Target
    from mercato.exchange.importing.staging import Staged

DATE_ALIASES = {"date": "announced_on"}
"""Targets that are another name of a date."""
_PLAIN = frozenset(
    (
        *("text", "long", "choice", "boolean", "integer", "year", "url", "country", "language"),
        "timestamp",
    )
)
_SPAN = re.compile(r"([^/.]+)/([^/.]+|\.\.)")
"""A period that has a start."""
_SEASONS = re.compile(r"(\d{4}/\d\d)\s*[-–—]\s*(\d{4}/\d\d)")
_LAST_MONTH = 12
_ROLES = frozenset(("role", "from_role", "to_role"))


class Shaper:
    """Reads the columns of a staged file; days come before months where the answers say so."""

    def __init__(self, staged: Staged, order: DayOrder) -> None:
        self._staged = staged
        self._day_first, self._turned = order.day_first, order.turned
        self.kept_as_text: dict[str, int] = {}
        self.without_year: dict[str, int] = {}
        self.read_as_going_on: dict[str, int] = {}

    def main(self) -> Batch:
        """The record that each row is about."""
        table = self._staged.plan.table
        batch = Batch(TABLES[table], range(len(self._staged)))
        for one in targets(table):
            if one.group == "record" and one.name in self._staged:
                self._shape(batch, one)
        if table == "people":
            self._refuse_lists()
            self._compose_names(batch)
        elif table == "positions":
            self._complete_posts(batch)
        return batch

    def posts(self) -> Batch | None:
        """The position that a row about a person or an organization tells of besides."""
        staged = self._staged
        mine = [one for one in targets(staged.plan.table) if one.group == "position"]
        named = [one for one in mine if one.name in staged]
        if not named:
            return None
        said = [staged.texts[one.name] for one in named if one.kind not in ("uid", "number")]
        said += [staged.texts[one.name] for one in named if one.kind in ("uid", "number")]
        rows = [row for row, texts in enumerate(zip(*said, strict=True)) if any(texts)]
        batch = Batch("position", rows)
        for one in named:
            self._shape(batch, one)
        self._complete_posts(batch)
        return batch

    def _shape(self, batch: Batch, one: Target) -> None:
        name = one.name
        texts = self._texts(batch, name)
        alone = name.removesuffix("_text") not in self._staged
        if one.kind == "date" or (one.kind == "date_text" and alone):
            self._date(batch, name, texts)
        elif one.kind == "status":
            self._status(batch, texts)
        elif one.kind == "period":
            self._period(batch, texts)
        elif name == "kind" and batch.record_type == "move":
            self._kind(batch, texts)
        elif one.kind in _PLAIN:
            described = field(batch.record_type, name)
            convert = cells.optional(batch.record_type, described)
            if name in _ROLES:
                texts = Memo(_unless_empty).all(texts)
            batch.columns[name] = self._read(batch, name, texts, convert)

    def _texts(self, batch: Batch, name: str) -> Sequence[str]:
        texts = self._staged.texts[name]
        return texts if len(batch) == len(texts) else [texts[row] for row in batch.rows]

    def _read(
        self, batch: Batch, name: str, texts: Sequence[Any], convert: Callable[[Any], Any]
    ) -> list[Any]:
        """The stored values of a column; rows with a cell that cannot be taken are refused."""
        memo = Memo(convert)
        found = memo.all(texts)
        if memo.bad:
            for place in cells.bad_rows(found):
                bad = found[place]
                self._staged.refuse(batch.rows[place], bad.code, name, **bad.values)
                found[place] = None
        return found

    def _date(self, batch: Batch, name: str, texts: Sequence[str]) -> None:
        field = DATE_ALIASES.get(name, name.removesuffix("_text"))
        if f"{name}_text" in self._staged:
            typed = self._texts(batch, f"{name}_text")
            pairs = list(zip(map(str.strip, texts), map(str.strip, typed), strict=True))
            found = self._read(batch, name, pairs, lambda pair: cells.pair(*pair))
        else:
            if batch.record_type == "position" and field == "end":
                texts = self._without_going_on(batch, texts)
            day_first = self._day_first.get(name, True)
            convert = cells.date(self._staged.plan.language, day_first)
            if turned := self._turned.get(name):
                convert = cells.with_text(convert, turned)
            found = self._read(batch, name, list(map(str.strip, texts)), convert)
        if None in found:
            found = [one or cells.NO_DATE for one in found]
        different = set(found)
        if unread := {one for one in different if self._is_unread(one)}:
            self.kept_as_text[name] = sum(map(unread.__contains__, found))
        if yearless := {
            one for one in different if one[0] and one[0].lstrip("[").startswith("XXXX-")
        }:
            self.without_year[name] = sum(map(yearless.__contains__, found))
        batch.put_date(field, found)

    def _is_unread(self, stored: Any) -> bool:
        """Whether a date is kept without being understood; "?" is understood."""
        edtf, text = stored[:2]
        return edtf is None and text is not None and dates.read(text).problem is not None

    def _without_going_on(self, batch: Batch, texts: Sequence[str]) -> list[str]:
        """Ends without those that say that there is none: such a post is current."""
        memo = Memo(cells.goes_on)
        going = memo.all(texts)
        if not any(going):
            return list(texts)
        batch.fill("is_current", ["yes" if goes else None for goes in going])
        self.read_as_going_on["end"] = sum(going)
        return ["" if goes else text for goes, text in zip(going, texts, strict=True)]

    def _status(self, batch: Batch, texts: Sequence[str]) -> None:
        found = self._read(batch, "status", texts, cells.status)
        for scale in ("stage", "verification", "kind"):
            values = [None if one is None else getattr(one, scale) for one in found]
            if any(values):
                batch.fill(scale, values)

    def _kind(self, batch: Batch, texts: Sequence[str]) -> None:
        found = self._read(batch, "kind", texts, cells.kind_of_move)
        batch.fill("kind", [None if one is None else one.kind for one in found])
        if any(one is not None and one.interim for one in found):
            batch.fill("interim", [True if one and one.interim else None for one in found])
        if any(one is not None and one.why_left for one in found):
            batch.fill("why_left", [one.why_left if one else None for one in found])

    def _period(self, batch: Batch, texts: Sequence[str]) -> None:
        """Start and end of "2017–2019", "since 2017", "2017 - present"."""
        memo = Memo(self._split_period)
        texts = [text.strip() for text in texts]
        for turned in self._turned.get("period", ()):
            texts = Memo(turned).all(texts)
        found = memo.all(texts)
        for place, name in enumerate(("start", "end")):
            if name not in self._staged:
                batch.put_date(name, [one[place] for one in found])
        if any(one[2] for one in found):
            batch.fill("is_current", [one[2] for one in found])
        if unread := sum(self._is_unread(start) for start, _, _ in found):
            self.kept_as_text["period"] = unread

    def _split_period(self, text: str) -> tuple[Any, Any, str | None]:
        if not text:
            return cells.NO_DATE, cells.NO_DATE, None
        if seasons := _SEASONS.fullmatch(text):
            return self._of_seasons(seasons[1], seasons[2], text)
        head, _, tail = text.replace("–", "-").replace("—", "-").rpartition("-")
        if head.strip() and cells.goes_on(tail):
            return self._point(head), cells.NO_DATE, "yes"
        if tail and tail != text and not head.strip():
            return cells.NO_DATE, self._point(tail), None
        value = self._read_period(text)
        if value.edtf is not None and value.edtf.startswith("[.."):
            return cells.NO_DATE, self._point(value.edtf[3:-1]), None
        if value.edtf is None:
            first, last = self._point(head), self._point(tail)
            if first[0] is not None and last[0] is not None:
                return first, last, None
        if value.edtf is None or "/" not in value.edtf:
            return cells.stored(value), cells.NO_DATE, None
        start, _, end = value.edtf.partition("/")
        open_end = value.latest == OPEN_END or end in ("", "..")
        first = self._point(start) if start not in ("", "..") else cells.NO_DATE
        return first, cells.NO_DATE if open_end else self._point(end), None

    def _of_seasons(self, start: str, end: str, text: str) -> tuple[Any, Any, str | None]:
        """Of "2010/11-2014/15" two seasons, or two months; kept as a text where it may be both."""
        both = [(year, int(year[:4]) + 1, int(year[-2:])) for year in (start, end)]
        are_months = [number <= _LAST_MONTH for _, _, number in both]
        are_next = [after % 100 == number for _, after, number in both]
        if all(are_next) and not all(are_months):
            first, last = (self._point(f"{year[:4]}/{after}") for year, after, _ in both)
            return first, last, None
        if all(are_months) and not all(are_next):
            return self._point(start.replace("/", "-")), self._point(end.replace("/", "-")), None
        return (None, text, None, None), cells.NO_DATE, None

    def _point(self, text: str) -> Any:
        return cells.stored(self._read_period(text.strip()))

    def _read_period(self, text: str) -> dates.DateValue:
        day_first = self._day_first.get("period", True)
        return dates.read(text, language=self._staged.plan.language, day_first=day_first)

    def _refuse_lists(self) -> None:
        """Refuse rows whose name is a list of several people's, unless a uid says who it is."""
        uids = self._staged.texts.get("uid", ())
        for row, text in enumerate(self._staged.texts.get("name", ())):
            if uids and uids[row].strip():
                continue
            try:
                refuse_several(text)
            except Refused as refusal:
                self._staged.refuse(row, refusal.code, "name", **refusal.values)

    def _compose_names(self, batch: Batch) -> None:
        """A name from given and family name; a family name in capitals is only how it was set."""
        given = batch.columns.get("given_name", [None] * len(batch))
        family = batch.columns.get("family_name", [None] * len(batch))
        names = batch.columns.get("name")
        if names is None or (None in names and "uid" not in self._staged):
            pairs = zip(given, family, strict=True)
            batch.fill("name", [" ".join(filter(None, pair)) or None for pair in pairs])
        names = batch.columns["name"]
        for place, text in enumerate(family):
            name = names[place]
            if text and name and text.isupper() and naming.read(name).original:
                given[place] = family[place] = None

    def _split_starts(self, batch: Batch) -> None:
        """Take a span in the column of starts for start and end, where no end is said.

        Of one without an end, as "since 2019" and "2019 - present", only the start is a date.
        """
        spans = {
            place: span
            for place, value in enumerate(batch.columns.get("start", ()))
            if value and (span := _SPAN.fullmatch(value))
        }
        if not spans or "start" not in self._staged or "start_text" in self._staged:
            return
        texts = self._texts(batch, "start")
        starts, ends = batch.dates("start"), batch.dates("end")
        current = list(batch.columns.get("is_current", [None] * len(batch)))
        for place, span in spans.items():
            if span[2] == "..":
                starts[place] = self._point(span[1])
                tail = re.split("[-–—]", texts[place])[-1]
                if current[place] is None and ends[place] == cells.NO_DATE and cells.goes_on(tail):
                    current[place] = "yes"
            elif ends[place] == cells.NO_DATE and current[place] != "yes":
                starts[place], ends[place] = self._point(span[1]), self._point(span[2])
        batch.put_date("start", starts)
        batch.put_date("end", ends)
        if any(current):
            batch.columns["is_current"] = current

    def _complete_posts(self, batch: Batch) -> None:
        """Kind and interim of positions follow from the role, where nothing is said of them."""
        self._split_starts(batch)
        roles = batch.columns.get("role")
        if roles is None:
            return
        kinds, interim = Memo(role_words.position_kind), Memo(role_words.is_interim)
        batch.proposals["kind"] = kinds.all(roles)
        batch.proposals["interim"] = interim.all(roles)


def _unless_empty(text: str) -> str:
    """A cell, or nothing where it is a word for nothing."""
    return "" if says_nothing(text) else text
