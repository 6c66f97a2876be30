"""Runs the benchmarks: `python -m tests.benchmarks [--people N[,N…]] [--json] [--only TEXT]`.

Each size runs in a process of its own, so that its memory is its own. Cases stand in modules named
`cases_*`, in a list `CASES`; a new module needs no registration.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from math import log10
from multiprocessing import get_context
from pathlib import Path
from pkgutil import iter_modules

from tests import benchmarks
from tests.benchmarks import kept
from tests.benchmarks.harness import Case, Desk, Line, measure, timed


def cases() -> list[Case]:
    """All cases of all modules, in order of the modules' names."""
    names = sorted(module.name for module in iter_modules(benchmarks.__path__))
    modules = (import_module(f"{benchmarks.__name__}.{n}") for n in names if n.startswith("cases_"))
    return [case for module in modules for case in module.CASES]


def run_size(people: int, folder: Path, only: str) -> list[Line]:
    """Make the file in a process apart, if it is not there yet, and measure all cases on it."""
    from mercato.records.storage import file

    path = kept.path_of(people, folder)
    lines = []
    if not path.exists():
        making = get_context("spawn").Process(target=kept.make, args=(path, people))
        seconds = timed(lambda: (making.start(), making.join()))
        lines.append(Line("load as one edit (s)", "s", seconds, seconds, seconds, None, ""))
    desk = Desk(path, people)
    for case in cases():
        if only in case.name:
            file.open_file(path)
            lines.append(measure(case, desk))
            file.close_connection()
    for note in desk.notes:
        print(note, file=sys.stderr)
    return lines


def _in_own_process(people: int, folder: Path, only: str) -> list[Line]:
    command = [sys.executable, "-m", benchmarks.__name__, "--child", "--people", str(people)]
    done = subprocess.run(
        [*command, "--folder", str(folder), "--only", only], check=True, stdout=subprocess.PIPE
    )
    return [Line(**line) for line in json.loads(done.stdout)]


def print_table(results: dict[int, list[Line]]) -> None:
    """Case by case: median, 95th percentile, worst; the peer's median and the ratio of both
    medians; the growth from the size before, per tenfold; longest stall in ms.
    """
    heading = ("case", "people", "median", "p95", "worst", "peer", "ratio", "growth", "stall")
    print(f"{heading[0]:52}" + "".join(f"{name:>10}" for name in heading[1:]) + "  beside")
    for name in dict.fromkeys(line.case for lines in results.values() for line in lines):
        before: tuple[int, float] | None = None
        for people, lines in sorted(results.items()):
            for line in lines:
                if line.case == name:
                    _print_line(people, line, before)
                    before = people, line.median


def _growth(people: int, line: Line, before: tuple[int, float] | None) -> float | None:
    """How many times as long it takes on a file of ten times the size."""
    if before is None or before[1] <= 0 or line.median <= 0 or before[0] == people:
        return None
    return float((line.median / before[1]) ** (1 / log10(people / before[0])))


def _print_line(people: int, line: Line, before: tuple[int, float] | None) -> None:
    growth = _growth(people, line, before)
    figures = (line.median, line.p95, line.worst, line.peer, line.ratio, growth, line.stall)
    cells = "".join("".rjust(10) if v is None else f"{v:10.2f}" for v in figures)
    print(f"{f'{line.case}, {line.unit}':52}{people:>10}{cells}  {line.beside}")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--people", default="10000,100000", help="one size, or several: 1000,10000")
    parser.add_argument("--json", action="store_true", help="print figures for programs")
    parser.add_argument("--only", default="", help="only cases with this in their name")
    parser.add_argument("--folder", type=Path, default=kept.FOLDER, help="where files are kept")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.people.replace("_", "").split(",")]
    if asked.child:
        json.dump(
            [asdict(line) for line in run_size(sizes[0], asked.folder, asked.only)], sys.stdout
        )
        return
    results = {size: _in_own_process(size, asked.folder, asked.only) for size in sizes}
    if asked.json:
        json.dump({n: [asdict(line) for line in lines] for n, lines in results.items()}, sys.stdout)
    else:
        print_table(results)


if __name__ == "__main__":
    main()
