"""The tables by name; what one is made of is imported once it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.records.finding.tables.columns import TableSpec

_MODULES = {
    "people": "people",
    "organizations": "people",
    "positions": "people",
    "moves": "moves",
    "sources": "evidence",
    "claims": "evidence",
    "references": "evidence",
}


class _Specs(Mapping[str, "TableSpec"]):
    """Each table under its name, in the order in which tables are told."""

    def __getitem__(self, name: str) -> TableSpec:
        module = import_module(f"{__package__}.{_MODULES[name]}")
        spec: TableSpec = getattr(module, name.upper())
        return spec

    def __contains__(self, name: object) -> bool:
        return name in _MODULES

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


TABLES: Mapping[str, TableSpec] = _Specs()
