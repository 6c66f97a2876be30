"""Modules that a library imports at its top and next to never uses: put off until it does."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@contextmanager
def put_off(*names: str, known: Mapping[str, Any] = MappingProxyType({})) -> Iterator[None]:
    """Who imports one of these modules inside gets one that stands in for it.

    It imports the module when something of it is wanted, but for what is `known` under its full
    name. Outside, everybody gets the module.
    """
    finder = _Finder(names, known)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in names:
            if isinstance(sys.modules.get(name), _StandIn):
                del sys.modules[name]


class _Finder:
    """Finds a stand-in for each of some modules, if there is that module."""

    def __init__(self, names: Iterable[str], known: Mapping[str, Any]) -> None:
        self.names = set(names)
        self._known = known

    def find_spec(self, name: str, path: Sequence[str] | None, *_: object) -> ModuleSpec | None:
        if name not in self.names or PathFinder.find_spec(name, path) is None:
            return None
        return ModuleSpec(name, self)  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        stand_in = _StandIn(spec.name, self)
        for full_name, value in self._known.items():
            module, _, name = full_name.rpartition(".")
            if module == spec.name:
                setattr(stand_in, name, value)
        return stand_in

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""


class _StandIn(ModuleType):
    """Has what the module has, which it imports for that."""

    def __init__(self, name: str, finder: _Finder) -> None:
        super().__init__(name)
        self._finder = finder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by what imports it
            raise AttributeError(name)
        self._finder.names.discard(self.__name__)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)
