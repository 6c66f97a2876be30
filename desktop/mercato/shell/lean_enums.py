"""Makes Qt's enumerations in a third of the time that Python takes; the start is 20 ms shorter.

PySide makes all enumerations of a class with it: 225 with 3,700 members before the first rows.
Python weighs for each member what it could be; these are all whole numbers under plain names.
"""

from __future__ import annotations

import enum
import sys
from contextlib import suppress
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = frozenset((enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag))
"""What PySide makes; a kind of somebody else's may do anything with its members."""
_whole: Any = enum.EnumType._create_  # type: ignore[attr-defined]
_OWN = frozenset(dir(enum.IntFlag)) | {"mro"}
"""Names that mean something in an enumeration."""
_patterns: dict[tuple[type, Any], dict[str, Any]] = {}
_known: dict[type, bool] = {}
"""Whether enumerations of a kind come out here as Python makes them."""


def install() -> None:
    """From now on make what is made of a list of names and numbers here.

    The first one of each kind is made in both ways: where a version of Python makes something
    else, that kind is left to Python.
    """
    enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(
    kind: Any, class_name: str, names: Any, *, module: str | None = None, **options: Any
) -> type[enum.Enum]:
    if module is None:
        with suppress(KeyError, ValueError):  # of code that stands in no module
            module = sys._getframe(2).f_globals["__name__"]  # noqa: SLF001  # as Python finds it
    options["module"] = module
    usual = module is not None and _are_usual(options) and kind in _KINDS
    usual = usual and _known.get(kind, True)
    if not usual or not _are_plain(names):
        return _whole(kind, class_name, names, **options)  # type: ignore[no-any-return]
    made = _empty(kind, class_name, options)
    _fill(made, names)
    if kind not in _known and names:
        whole = _whole(kind, class_name, names, **options)
        _known[kind] = _told(vars(made)) == _told(vars(whole))
        return whole  # type: ignore[no-any-return]
    return made  # type: ignore[no-any-return]


def _are_usual(options: dict[str, Any]) -> bool:
    return options.get("type") is None and options.get("qualname") is None


def _empty(kind: Any, class_name: str, options: dict[str, Any]) -> Any:
    """An enumeration without members, like the first one of its kind and boundary."""
    like = (kind, options.get("boundary"))
    if like not in _patterns:
        _patterns[like] = dict(vars(_whole(kind, "Pattern", (), **options)))
    held = {
        name: thing.copy() if isinstance(thing, (list, dict)) else thing
        for name, thing in _patterns[like].items()
    }
    return type.__new__(type(kind), class_name, (kind,), held | {"__module__": options["module"]})


def _are_plain(names: Any) -> bool:
    """Whether these are different names with whole numbers, and no name means something else."""
    if not isinstance(names, (list, tuple)) or set(map(type, names)) - {tuple}:
        return False
    numbers = dict(names)
    return (
        len(numbers) == len(names)
        and numbers.keys().isdisjoint(_OWN)
        and not set(map(type, numbers.values())) - {int}
        and {"", "_"}.isdisjoint(name[:1] for name in numbers)
    )


def _fill(made: Any, names: Sequence[tuple[str, int]]) -> None:
    """Give an enumeration its members; a second name of a number is another name of its member."""
    new, is_flag = made._member_type_.__new__, issubclass(made, enum.Flag)
    by_value, by_name, listed = made._value2member_map_, made._member_map_, made._member_names_
    is_number = made._member_type_ is not object
    put = type.__setattr__
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = new(made, value) if is_number else new(made)
            member.__dict__ = {
                "_value_": value,
                "_name_": name,
                "__objclass__": made,
                "_sort_order_": len(listed),
            }
            by_value[value] = member
            if not is_flag or _is_single_bit(value):
                listed.append(name)
        by_name[name] = member
        put(made, name, member)
    vars(made).get("_hashable_values_", []).extend(by_value)
    if is_flag:
        _tell_bits(made)


def _tell_bits(made: Any) -> None:
    """Tell a flag which bits its members have, and whether they stand in order."""
    numbers = [made._member_map_[name]._value_ for name in made._member_names_]
    made._flag_mask_ = reduce(or_, made._value2member_map_, 0)
    made._singles_mask_ = sum(numbers)
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    if numbers != sorted(numbers):
        made._iter_member_ = made._iter_member_by_def_


def _is_single_bit(value: int) -> bool:
    return value != 0 and not value & (value - 1)


def _told(thing: Any) -> Any:
    """What an enumeration holds, to be compared: its members by what they hold."""
    if isinstance(thing, enum.Enum):
        return {name: told for name, told in vars(thing).items() if name != "__objclass__"}
    if isinstance(thing, list):
        return [_told(part) for part in thing]
    if hasattr(thing, "items"):
        return {name: _told(part) for name, part in thing.items()}
    return getattr(thing, "__func__", thing)
