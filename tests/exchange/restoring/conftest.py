"""The same open file as for exports."""

from tests.exchange.exporting.conftest import desk

__all__ = ["desk"]
