"""Mercato: who moved where, and how a newsroom knows."""

__version__ = "0.1.0"
