"""Tags stand in the side bar while there are any, and filter the table."""

from __future__ import annotations

from functools import partial

from mercato.records.belongings import tags


def test_a_tag_appears_leads_to_its_records_and_goes(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    window.actions_.run("people")
    bench.settle(window)
    person = window.desk.section.table.records.record_at(0)
    side = window.desk.side_bar
    window.files.workspace.edit("person.changed", partial(tags.add, person, "AI models")).wait()
    bench.settle(window)
    assert [i.text for i in side.items.items if i.kind in {"group", "tag"}] == ["Tags", "AI models"]
    side.list.setCurrentIndex(side.items.index(len(side.items.items) - 1))
    bench.qtbot.waitUntil(lambda: window.desk.section.table.model().rowCount() == 1)
    assert window.desk.section.table.records.record_at(0) == person
    window.files.workspace.undo().wait()
    bench.settle(window)
    assert not [i for i in side.items.items if i.kind != "section"]
