"""Bounds and grammar of EDTF, beside the edtf package."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from mercato.records.dates import OPEN_END, OPEN_START, bounds, from_edtf

# One EDTF value a word.
SHARED = """2025 2025-07 2025-02 2024-02 2025-07-07 2025-21 2025-22 2025-23 2025-33 2025-34 2025-35
2025-36 2025-37 2025-38 2025-39 2025-40 2025-41 199X 19XX 1X87 2025-XX 2025-07-XX 2004-XX-31
2004-06~-11 2025-07~ 2019? 2019% ~2019 2019/2021 2019-06/2021 2019~/2020? 2021/..
../2019 [2019..2021] [2019,2020] [..2024-10-31] [2020..] [2025-07-01..2025-07-10] [2019,2021..]
{2019,2020} {2019..2021} 1985-12-XX/1986"""


def oracle(edtf: str) -> tuple[str, str]:
    """The same bounds from the independent reading."""
    value = parse_edtf(edtf)
    low, high = value.lower_strict(), value.upper_strict()
    return (
        OPEN_START if isinstance(low, float) else date(*low[:3]).isoformat(),
        OPEN_END if isinstance(high, float) else date(*high[:3]).isoformat(),
    )


@pytest.mark.parametrize("edtf", SHARED.split())
def test_bounds_are_those_of_the_edtf_package(edtf: str) -> None:
    assert bounds(edtf) == oracle(edtf)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-24", ("2025-01-01", "2026-02-28")),
        ("9999-24", ("9999-01-01", OPEN_END)),
        ("2025-28", ("2025-12-01", "2026-02-28")),
        ("2025-33~", ("2025-01-01", "2025-03-31")),
        ("2019/", ("2019-01-01", OPEN_END)),
        ("/2019", (OPEN_START, "2019-12-31")),
        ("[..2018-12-31~]", (OPEN_START, "2018-12-31")),
        ("XXXX-04-23", (None, None)),
        ("[XXXX-07-01..XXXX-07-10]", (None, None)),
        ("XXXX", (None, None)),
        ("0000-02-29", ("0000-02-29", "0000-02-29")),
    ],
)
def test_bounds_where_we_know_better(edtf: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(edtf) == expected


@pytest.mark.parametrize(
    "edtf",
    """2025-13 2025-02-30 2025-7 25 July [2019 2019] {2019] [] [,] [2019..2020..2021] [..] ../.. /
    2021/2019 [2021..2019] 20X1-02-29 2025-33-01 2025-00 2025-01-00 2025-42 2025-07-07T10:00 ~2019~
    [2019..,2021] 2019/2020/2021 Y17000 -0100 ２０２５""".split(),  # noqa: SIM905
)
def test_what_is_not_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_edtf(edtf)


def test_a_value_from_edtf_keeps_its_text() -> None:
    value = from_edtf("2025-07", " July 2025 ")
    assert (value.text, value.edtf, value.problem) == ("July 2025", "2025-07", None)
    assert from_edtf("XXXX-04-23").problem == "year_missing"
    assert from_edtf("~2019").edtf == "2019~"
