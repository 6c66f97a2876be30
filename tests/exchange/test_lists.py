"""Several texts in one cell come apart as they were put together."""

from __future__ import annotations

import peewee as pw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.exchange.lists import BETWEEN, BETWEEN_TAGS, put_together, taken_apart

ITEMS = st.lists(st.text("a ;,|\"\n'é").map(str.strip).filter(bool))


class Item(pw.Model):
    text = pw.TextField()


@given(ITEMS, st.sampled_from([BETWEEN, BETWEEN_TAGS]))
def test_any_texts_come_apart_as_they_were(items: list[str], between: str) -> None:
    database = pw.SqliteDatabase(":memory:")
    with database.bind_ctx([Item]):
        Item.create_table()
        Item.insert_many([(one,) for one in items], [Item.text]).execute()
        cell = put_together(Item.select(), Item.text, between).scalar() or ""
    database.close()
    assert taken_apart(cell, between) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("FB; Face|x\n y ;; ", ["FB", "Face", "x", "y"]),
        ('"Bob"; Robert "Bob" Smith', ['"Bob"', 'Robert "Bob" Smith']),
        ('"Bob; Al"; "c', ["Bob; Al", '"c']),
    ],
)
def test_lists_of_others_come_apart_too(cell: str, items: list[str]) -> None:
    assert taken_apart(cell) == items
