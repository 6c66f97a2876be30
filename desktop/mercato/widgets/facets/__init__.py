"""Facets: the values that a result has, with their numbers, to be asked for by a click."""
