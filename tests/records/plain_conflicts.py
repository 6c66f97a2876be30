"""Which moves and positions have dates that cannot all be right, in plain Python."""

from __future__ import annotations

NEWCOMER = ("renewed", "made_permanent", "interim_ends", "stays")


def conflicting(moves, positions):
    """The ids of moves and positions, from rows as dictionaries, that are in conflict."""
    by_id = {row["id"]: row for row in positions}
    found = {row["id"] for row in positions if _wrong(row, ("end", "start"), ("term_end", "start"))}
    standing = [row for row in moves if _stands(row)]
    for move in standing:
        if _wrong(move, ("starts_on", "left_on"), ("term_end", "starts_on")):
            found.add(move["id"])
        opened, closed = by_id.get(move["to_position"]), by_id.get(move["from_position"])
        if opened and move["kind"] not in NEWCOMER and opened["start_known"] == "exact":
            found |= _apart(move, "starts_on", opened, "start")
        if closed and closed["end_known"] == "exact":
            found |= _apart(move, "left_on", closed, "end")
        for later in standing:
            if _leaves_again_too_soon(move, later):
                found |= {move["id"], later["id"]}
    return found


def _stands(move):
    fell = move["stage"] in ("fell_through", "annulled")
    return not fell and move["verification"] not in ("denied", "retracted")


def _wrong(row, *pairs):
    return any(_before(row, one, row, other) for one, other in pairs)


def _apart(move, date, position, other):
    same = move["person"] is not None and move["person"] == position["person"]
    one_first = _before(move, date, position, other) or _before(position, other, move, date)
    return {move["id"], position["id"]} if same and one_first else set()


def _leaves_again_too_soon(move, later):
    person = move["person"] is not None and move["person"] == later["person"]
    place = move["to_organization"] is not None
    place = place and move["to_organization"] == later["from_organization"]
    if not (person and place):
        return False
    left_first = _before(later, "left_on", move, "starts_on")
    return left_first and _before(move, "starts_on", later, "starts_on")


def _before(row, date, other, other_date):
    last, first = row[f"{date}_latest"], other[f"{other_date}_earliest"]
    return None not in (last, first) and last < first
