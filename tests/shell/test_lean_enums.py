"""Enumerations that are made faster are those that Python makes."""

from __future__ import annotations

import enum
import operator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6 import QtCore, QtGui, QtWidgets

from mercato.shell import lean_enums

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
NUMBERS = st.sampled_from((0, 1, 2, 3, 4, 5, 7, 8, 16, 255, 1 << 31, -1, -8, -(1 << 31)))


@pytest.fixture(autouse=True, scope="module")
def installed() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(enum.EnumType, "_create_", lean_enums._create)
        yield


def both(kind: Any, names: list[tuple[str, int]], **options: Any) -> tuple[Any, Any]:
    whole = lean_enums._whole(kind, "Made", names, module="made", **options)
    return kind("Made", names, module="made", **options), whole


@given(kind=st.sampled_from(KINDS), numbers=st.lists(NUMBERS, max_size=9), keep=st.booleans())
def test_they_hold_and_do_the_same(kind: Any, numbers: list[int], keep: bool) -> None:
    options = {"boundary": enum.KEEP} if keep and issubclass(kind, enum.Flag) else {}
    ours, whole = both(kind, [(f"n{at}", number) for at, number in enumerate(numbers)], **options)
    assert lean_enums._told(vars(ours)) == lean_enums._told(vars(whole))
    assert repr([*ours, *map(ours, numbers)]) == repr([*whole, *map(whole, numbers)])
    if numbers and options:
        for does in (operator.or_, operator.and_, operator.xor):
            made = [does(one(numbers[0]), one(numbers[-1])) for one in (ours, whole)]
            assert repr(made[0]) == repr(made[1])


def test_each_kind_is_made_here() -> None:
    for kind in KINDS:
        both(kind, [("one", 1), ("two", 2)])
        assert lean_enums._known[kind]


@pytest.mark.parametrize("names", ["one two", {"one": 1}, [("one", "a")], [("name", 1)], ()])
def test_what_is_not_plain_is_left_to_python(names: Any) -> None:
    ours, whole = both(enum.Enum, names)
    assert lean_enums._told(ours._member_map_) == lean_enums._told(whole._member_map_)
    with pytest.raises(TypeError, match="already defined"):
        enum.Enum("Twice", [("one", 1), ("one", 2)])


def test_kinds_of_others_are_left_to_python() -> None:
    class Share(float, enum.Enum):
        pass

    for _ in range(2):
        ours, whole = both(Share, [("half", 1)])
        assert repr(ours.half) == repr(whole.half) == "<Made.half: 1.0>"
    with pytest.raises(ValueError, match="invalid"):
        enum.Enum("Unnamed", [("", 1)])


def test_an_enumeration_belongs_to_the_module_that_makes_it_if_there_is_one() -> None:
    made = "made = enum.Enum('Made', [('one', 1)])"
    for names, module in (({"__name__": "mine"}, "mine"), ({}, "enum")):
        held = {"enum": enum, **names}
        exec(made, held)
        assert held["made"].__module__ == module


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets], ids=lambda module: module.__name__)
def test_all_of_qt_come_out_the_same(module: Any) -> None:
    places = [getattr(module, name) for name in dir(module)]
    parts = [part for place in places if isinstance(place, type) for part in vars(place).values()]
    found = [part for part in parts if isinstance(part, enum.EnumType)]
    assert len(found) > 50
    for one in found:
        (kind,) = one.__bases__
        names = [(name, member.value) for name, member in one.__members__.items()]
        ours, whole = both(kind, names, **({"boundary": enum.KEEP} if "Flag" in str(kind) else {}))
        assert lean_enums._told(vars(ours)) == lean_enums._told(vars(whole)), one
