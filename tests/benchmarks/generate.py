"""A deterministic large data set: people.csv, organizations.csv, moves.csv.

    python -m tests.benchmarks.generate OUT [--people 100000] [--seed 1]

Skewed as real data is: employers by Zipf over their rank, 1 to 6 posts a person, 5 % near-duplicate
people, 2 % homonyms, units inside big organizations, returns, partial, unknown and approximate
dates, unknown destinations, rumoured, denied and void moves, names in several scripts, quotes.
Names come from ../shared/data/tables/names where that is there, else from a small pool.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

NAMES = Path(__file__).resolve().parents[3] / "shared" / "data" / "tables" / "names"


def _listed(text: str, mark: str | None = None) -> list[str]:
    return text.split(mark)


FIRST = _listed(
    "Anne Jean Zoé Léa Björn José Đorđe Łukasz Seán Chloé Mehmet Ayşe Nguyễn Wei Karén Noël "
    "伟 秀英 Дмитрий Ольга محمد فاطمة"
)
LAST = _listed(
    "Martin O'Neill Müller Šimić García Núñez d’Ormesson De_Freitas Le_Meur van_der_Berg 王 李 "
    "Иванов Петрова الحسن Ng Li Nguyễn Öztürk Smith"
)
ORG_A = _listed(
    "Nova Delta Étoile Blue Atlas Orion Zéphyr Quantum Sèvres Nordic Gamma Héritage Pacific "
    "Lumière Kappa Global"
)
ORG_B = _listed(
    "Labs,Systèmes,Media,Énergie,Capital,AI,Robotics,& Fils,Santé,Mobility,Group,Research,"
    "Télécom,Bank,Press,Foods",
    ",",
)
ORG_C = _listed("SA,SAS,Inc.,Ltd,GmbH,AB,S.p.A.,plc,,", ",")
ROLES = _listed(
    "CEO|directeur général|directrice générale|CFO|VP, Research|chief scientist|ingénieur|"
    "rédactrice en chef|journaliste|administrateur indépendant|interim CEO|"
    "directeur général par intérim|partner|head of AI|conseiller du président|researcher",
    "|",
)
UNITS = _listed(
    "Research|Foundation Models|Rédaction Paris|Cloud|TBD|Newsroom|Direction financière|Board|"
    "Superintelligence Labs|R&D",
    "|",
)
SOURCES = _listed(
    "Bloomberg|Les Échos|Reuters|AFP|Le Figaro|The Information|communiqué|LinkedIn|FT|Mediapart",
    "|",
)
STATUS = ("confirmed", "announced", "reported", "rumoured", "denied", "void")
COUNTRIES = ("FR", "US", "CN", "DE", "SN")
HEADERS = {
    "organizations": ("id", "name", "kind", "parent_id", "former_name", "country"),
    "people": ("id", "given_name", "family_name", "aliases", "born", "notes", "duplicate_of"),
    "moves": (
        "id",
        "person_id",
        "from_org_id",
        "to_org_id",
        "from_role",
        "to_role",
        "date",
        "precision",
        "status",
        "source",
        "quote",
    ),
}


def pool(file: str, column: str, built_in: list[str]) -> list[str]:
    """Names from a table, if it is there, and the built-in ones."""
    found: list[str] = []
    if (NAMES / file).exists():
        with (NAMES / file).open(encoding="utf-8-sig", newline="") as handle:
            found = [row[column].strip() for row in csv.DictReader(handle) if row[column].strip()]
    return list(dict.fromkeys([*found, *(name.replace("_", " ") for name in built_in)]))


class Skewed:
    """Draws from a list by Zipf over the rank."""

    def __init__(self, random: Random, items: list[Any], power: float) -> None:
        self.random, self.items = random, items
        self.cumulated = list(accumulate(1 / rank**power for rank in range(1, len(items) + 1)))

    def draw(self) -> Any:
        """One item; the first ones come most often."""
        place = bisect_left(self.cumulated, self.random.random() * self.cumulated[-1])
        return self.items[min(place, len(self.items) - 1)]


class Generator:
    """The rows of the three tables, in the order of `HEADERS`."""

    def __init__(self, people: int, seed: int = 1) -> None:
        self.people_wanted = people
        self.random = Random(seed)
        self.companies = max(50, people // 12)
        self.units: dict[int, list[str]] = {}
        self.names: list[tuple[str, str]] = []
        self.posts: list[int] = []

    def organizations(self) -> Iterator[tuple[Any, ...]]:
        """Companies, the biggest first, then the units of the 200 biggest."""
        choice = self.random.choice
        for number in range(self.companies):
            base = f"{choice(ORG_A)} {choice(ORG_B)}" + (f" {number}" if number > 60 else "")
            former = f"{base} (ancien nom)" if number % 37 == 0 else ""
            name = f"{base} {choice(ORG_C)}".strip()
            yield f"O{number}", name, "company", "", former, COUNTRIES[number % 5]
        unit = self.companies
        for number in range(min(self.companies, 200)):
            for name in UNITS[: 2 + number % 9]:
                self.units.setdefault(number, []).append(f"O{unit}")
                yield f"O{unit}", name, "unit", f"O{number}", "", ""
                unit += 1

    def people(self) -> Iterator[tuple[Any, ...]]:
        """People, some of them twice under another spelling, some under another's name."""
        random = self.random
        first = pool("common-forenames-by-country.csv", "Localized Name", FIRST)
        last = pool("common-surnames-by-country.csv", "Localized Name", LAST)
        random.shuffle(first)
        random.shuffle(last)
        given, family = Skewed(random, first, 0.6), Skewed(random, last, 0.6)
        for number in range(self.people_wanted):
            kind, duplicate = random.random(), ""
            name = given.draw(), family.draw()
            if number > 100 and kind < 0.05:
                other = random.randrange(max(0, number - 5000), number)
                duplicate, name = f"P{other}", near(random, *self.names[other])
            elif number > 100 and kind < 0.07:
                name = self.names[random.randrange(number)]
            self.names.append(name)
            self.posts.append(min(6, _geometric(random, 0.45)))
            alias = f"{name[0][0]}. {name[1]}" if number % 9 == 0 else ""
            note = 'dit "le Patron"\nvoir dossier; n° 12' if number % 211 == 0 else ""
            born = 1940 + int(kind * 60) if number % 3 else ""
            yield f"P{number}", *name, alias, born, note, duplicate

    def moves(self) -> Iterator[tuple[Any, ...]]:
        """Everybody's moves, one after the other."""
        employers = Skewed(self.random, list(range(self.companies)), 1.05)
        move = 0
        for person in range(self.people_wanted):
            for row in self._career(employers, self.posts[person]):
                quote = 'selon « une source » : "il part"' if move % 50 == 0 else ""
                yield f"M{move}", f"P{person}", *row, SOURCES[move % 10], quote
                move += 1

    def _career(self, employers: Skewed, posts: int) -> Iterator[tuple[Any, ...]]:
        random = self.random
        previous = "" if random.random() < 0.3 else f"O{employers.draw()}"
        history = [previous]
        roles = random.choices(ROLES, k=posts + 1)
        year = random.randrange(1995, 2020)
        for step in range(posts):
            a, b, c, d = (random.random() for _ in range(4))
            company = employers.draw()
            units = self.units.get(company, [])
            to = units[int(a * len(units))] if units and a < 0.6 else f"O{company}"
            if len(history) > 1 and b < 0.06:
                to = history[-2]
            if b > 0.93 and previous:
                to = ""
            year = min(2026, year + int(c * 5))
            date, precision = dated(random, year, 1 + int(c * 11.99), 1 + int(d * 27.99))
            status = STATUS[0] if d < 0.7 else STATUS[1 + int(a * 4.99)]
            old, new = roles[step] if previous else "", roles[step + 1] if to else ""
            yield previous, to, old, new, date, precision, status
            if status not in {"denied", "void"}:
                previous = to
                history.append(to)


def _geometric(random: Random, chance: float) -> int:
    tries = 1
    while random.random() > chance:
        tries += 1
    return tries


def near(random: Random, first: str, last: str) -> tuple[str, str]:
    """The same name in another spelling."""

    def plain(text: str) -> str:
        return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text

    ways = (
        (plain(first), plain(last)),
        (f"{first[0]}.", last),
        (first, last.upper()),
        (last, first),
        (f"{first} {chr(65 + random.randrange(26))}.", last),
        (first, last.replace(" ", "-") if " " in last else f"{last}  "),
        (unicodedata.normalize("NFD", first), last),
    )
    return random.choice(ways)


def dated(random: Random, year: int, month: int, day: int) -> tuple[str, str]:
    """A date as far as it is known, and how far that is."""
    chance = random.random()
    if chance < 0.45:
        return f"{year}-{month:02d}-{day:02d}", "day"
    if chance < 0.75:
        return f"{year}-{month:02d}", "month"
    if chance < 0.88:
        return str(year), "year"
    return (f"{year}-{month:02d}~", "about") if chance < 0.93 else ("", "unknown")


def write(folder: Path, people: int, seed: int = 1) -> None:
    """Write the three tables into a folder."""
    generator = Generator(people, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(getattr(generator, name)())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.out, asked.people, asked.seed)
