"""Answers that come after their widget is gone."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
Q = TypeVar("Q", bound=QObject)


def while_alive(method: Callable[Concatenate[Q, P], None]) -> Callable[Concatenate[Q, P], None]:
    """For methods that the workspace calls back: nothing happens once Qt has deleted the object."""

    @wraps(method)
    def run(self: Q, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if isValid(self):
            method(self, *args, **kwargs)

    return run
