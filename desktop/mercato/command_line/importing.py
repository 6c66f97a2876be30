"""`mercato import`: the rows of a table into a file, as one change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mercato.command_line import console
from mercato.command_line.files import opened
from mercato.exchange import importing, reading
from mercato.exchange.exporting import safe_file
from mercato.exchange.exporting.request import EVERYTHING
from mercato.exchange.importing import REMEMBERED, Heard, ImportPlan, Mapped, Table
from mercato.exchange.questions import Unanswered
from mercato.records.errors import Refused
from mercato.records.journal import journal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mercato.exchange.importing import RefusedLine, Report
    from mercato.exchange.questions import Question

NAMED = 20
"""Refused rows that are named on the terminal; the report names all."""


def import_(asked: argparse.Namespace) -> bool:
    """Import a table or whole records, or say what that would do; False if any was refused."""
    if asked.TABLE == EVERYTHING:
        from mercato.command_line.restoring import restore

        return restore(asked)
    _refuse_records(asked.INPUT)
    answers = dict(map(_as_shown, asked.answer))
    with opened(asked.FILE, to_change=not asked.dry_run):
        spare_files(asked)
        try:
            heard = Heard(answers)
            look = reading.look(asked.INPUT, heard)
            if look.questions:
                raise Unanswered(look.questions)
            table = Table(look, asked.INPUT.name)
            plan = _plan(table, asked, answers)
            report = _run(table, plan, asked)
            report.notes = [*look.notes, *report.notes]
        except Unanswered as unanswered:
            _ask(unanswered.questions)
            return False
    tell(report)
    _write(table, report, asked)
    _tell_unused([key for key in answers if key not in {*heard.taken, *report.heard}])
    _tell_remembered([one for one in report.answered if one.key not in answers], plan)
    return not report.refused


def _refuse_records(path: Path) -> None:
    """Refuse a file of whole records, which no table is named for."""
    if reading.kind_of(path) != "json":
        return
    from mercato.exchange import restoring

    if restoring.recognize(path) is not None:
        raise Refused("restoring.name_all", name=path.name)


def _as_shown(answer: tuple[str, str]) -> tuple[str, str]:
    """A key and an option as they are, if they were copied with what makes them visible."""
    from mercato.workspace import words

    key, option = answer
    return answer if key.isascii() and option.isascii() else (words.meant(key), words.meant(option))


def _run(table: Table, plan: ImportPlan, asked: argparse.Namespace) -> Report:
    if asked.dry_run:
        return importing.rehearse(table, plan)
    with journal.edit(importing.LABEL) as edited:
        report = importing.run(table, plan)
        edited.values |= importing.label_values(report)
    return report


def _plan(table: Table, asked: argparse.Namespace, answers: dict[str, str]) -> ImportPlan:
    """What is proposed, corrected by what was said."""
    proposed = importing.propose(table, asked.TABLE, constants=False)
    plan = proposed.plan
    constants = _constants(asked)
    columns = {one.field: one for one in plan.columns if one.field not in dict(asked.set)}
    if any(view.reason == REMEMBERED for view in proposed.columns):
        from mercato.workspace import words

        console.complain(words.command_line("import.columns_remembered"))
    for field, text in asked.map:
        columns.pop(field, None)
        constants.pop(field, None)
        if text:
            named = _columns(text, table.headers)
            columns = {
                key: one for key, one in columns.items() if not set(one.columns) & set(named)
            }
            columns[field] = Mapped(field, named)
    return replace(
        plan,
        columns=tuple(columns.values()),
        constants=constants,
        match=asked.match,
        rules=dict(asked.rule),
        rule="overwrite" if asked.overwrite else None,
        blank=frozenset(asked.blank or ()),
        answers={**plan.answers, **answers},
        language=asked.language,
        day_first=False if asked.month_first_said else None,
        tag=asked.tag,
    )


def _constants(asked: argparse.Namespace) -> dict[str, str]:
    return {field: value for field, value in asked.set if value}


def _columns(text: str, headers: Sequence[str]) -> tuple[str, ...]:
    """The column of that name, or the columns of names joined by a plus."""
    if (one := _column(text, headers)) is not None:
        return (one,)
    parts = [part.strip() for part in text.split("+")]
    found = [_column(part, headers) for part in parts]
    if len(parts) > 1 and None not in found:
        return tuple(one for one in found if one is not None)
    raise Refused("import.unknown_column", name=text, columns=list(headers))


def _column(text: str, headers: Sequence[str]) -> str | None:
    """The header that a text means: the same one, or the only one that differs in case."""
    if text in headers:
        return text
    alike = [one for one in headers if one.strip().casefold() == text.strip().casefold()]
    return alike[0] if len(alike) == 1 else None


def _ask(questions: Iterable[Question]) -> None:
    """Put each question with the answers that can be typed, and how they would read."""
    from mercato.workspace import words

    for question in questions:
        console.complain(words.question(question))
        for option in question.options:
            told = words.command_line(
                "import.answer",
                answer=f"--answer {console.quoted(f'{question.key}={option.code}')}",
                meaning=words.option(question, option),
            )
            console.complain(f"  {told}")
            for row in option.sample:
                shown = (words.visible(cell, one_line=True) for cell in row)
                console.complain(f"      {' | '.join(shown)}")
    console.complain(words.command_line("import.unanswered"))


def _tell_unused(keys: Iterable[str]) -> None:
    """Say which answers are to questions that nobody asked, as of a column spelled wrong."""
    from mercato.workspace import words

    for key in keys:
        console.complain(words.command_line("import.answer_unused", key=words.visible(key)))


def _tell_remembered(questions: Iterable[Question], plan: ImportPlan) -> None:
    """Say what was answered in an earlier import and counted here, and how to answer otherwise."""
    from mercato.workspace import words

    for question in questions:
        code = plan.answers[question.key]
        option = next((one for one in question.options if one.code == code), None)
        if option is not None:
            told = words.command_line(
                "import.remembered",
                question=words.question(question),
                meaning=words.option(question, option),
                answer=f"--answer {console.quoted(f'{question.key}={code}')}",
            )
            console.complain(told)


def spare_files(asked: argparse.Namespace) -> None:
    """Refuse, before anything is done, to write what came of it over what it is about."""
    others = [asked.INPUT]
    for path in (asked.report, asked.refused):
        if path is not None:
            safe_file.spare(path, *others)
            others.append(path)


def _write(table: Table, report: Report, asked: argparse.Namespace) -> None:
    if asked.report is not None:
        importing.write_report(report, asked.report, reason)
    if asked.refused is not None:
        importing.write_refused(table, report, asked.refused)


def tell(report: Report) -> None:
    """Say what became of the rows; each is in one of the five numbers."""
    from mercato.workspace import words

    counts: dict[str, Any] = dict(report.counts)
    code = "import.would_do" if report.dry_run else "import.done"
    rows = words.count("rows", report.rows)
    console.say(words.command_line(code, file=report.file, rows=rows, **counts))
    if report.backup is not None:
        console.say(words.command_line("import.backup", path=report.backup))
    for note in report.notes:
        console.complain(words.note(note.code, **note.values))
    if report.absent:
        names = [title for _, title in report.absent[:NAMED]]
        console.complain(words.note("import.absent", count=len(report.absent), names=names))
    for line in report.refused[:NAMED]:
        told = words.command_line("import.line", line=line.line, reason=reason(line))
        console.complain(told)
    if len(report.refused) > NAMED:
        more = len(report.refused) - NAMED
        console.complain(words.command_line("import.more_refused", count=more))


def reason(line: RefusedLine) -> str:
    """Why a row was not taken, in a sentence."""
    from mercato.workspace import words

    return words.trouble(Refused(line.code, field=line.column or line.field, **line.values))
