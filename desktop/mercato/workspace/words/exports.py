"""What is said of exports: the formats, what became of one, what a workbook says of itself."""

from __future__ import annotations

from mercato.workspace.words.language import translated
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

FORMATS: dict[str, tuple[str, str]] = {
    "csv": (
        QT_TRANSLATE_NOOP("words", "CSV"),
        QT_TRANSLATE_NOOP("words", "For programs: every character as it is recorded, in UTF-8."),
    ),
    "excel-csv": (
        QT_TRANSLATE_NOOP("words", "CSV for Excel"),
        QT_TRANSLATE_NOOP(
            "words", "Opens in a spreadsheet with a double click; no cell can run as a formula."
        ),
    ),
    "xlsx": (
        QT_TRANSLATE_NOOP("words", "Excel workbook"),
        QT_TRANSLATE_NOOP(
            "words",
            "Text stays text and whole days are dates. A second sheet says what was asked for and "
            "what was left out.",
        ),
    ),
    "markdown": (
        QT_TRANSLATE_NOOP("words", "Markdown table"),
        QT_TRANSLATE_NOOP("words", "In words, as on screen, to be pasted into a text."),
    ),
    "sentences-en": (
        QT_TRANSLATE_NOOP("words", "Sentences in English"),
        QT_TRANSLATE_NOOP(
            "words", "One for each move, to be pasted into copy. A rumour is called a rumour."
        ),
    ),
    "sentences-fr": (
        QT_TRANSLATE_NOOP("words", "Sentences in French"),
        QT_TRANSLATE_NOOP(
            "words", "One for each move, to be pasted into copy. A rumour is called a rumour."
        ),
    ),
    "jsonl": (
        QT_TRANSLATE_NOOP("words", "JSON Lines"),
        QT_TRANSLATE_NOOP(
            "words",
            "Everything that is recorded, with all that it links to: loses nothing on its way to "
            "another Mercato file.",
        ),
    ),
    "ftm": (
        QT_TRANSLATE_NOOP("words", "FollowTheMoney"),
        QT_TRANSLATE_NOOP(
            "words",
            "For Aleph and other investigative databases. What is only rumoured, disputed or "
            "denied stays out.",
        ),
    ),
    "popolo": (
        QT_TRANSLATE_NOOP("words", "Popolo"),
        QT_TRANSLATE_NOOP(
            "words",
            "People, organizations and memberships for civic databases. What is only rumoured, "
            "disputed or denied stays out.",
        ),
    ),
    "gexf": (
        QT_TRANSLATE_NOOP("words", "GEXF: who is where"),
        QT_TRANSLATE_NOOP(
            "words", "A network for Gephi: people and organizations, joined by positions."
        ),
    ),
    "gexf-flows": (
        QT_TRANSLATE_NOOP("words", "GEXF: from where to where"),
        QT_TRANSLATE_NOOP(
            "words",
            "A network for Gephi: organizations, joined by arrows that count who went.",
        ),
    ),
    "graphml": (
        QT_TRANSLATE_NOOP("words", "GraphML: who is where"),
        QT_TRANSLATE_NOOP(
            "words",
            "A network for igraph, yEd or Cytoscape: people and organizations, joined by "
            "positions.",
        ),
    ),
    "graphml-flows": (
        QT_TRANSLATE_NOOP("words", "GraphML: from where to where"),
        QT_TRANSLATE_NOOP(
            "words",
            "A network for igraph, yEd or Cytoscape: organizations, joined by arrows that count "
            "who went.",
        ),
    ),
}
"""The name of each format, and what it is for, in the order in which they are offered."""

EXPORTS: dict[str, str | tuple[str, str]] = {
    "export.written": (
        QT_TRANSLATE_NOOP("words", "{count} row written to {path}."),
        QT_TRANSLATE_NOOP("words", "{count} rows written to {path}."),
    ),
    "export.records_written": (
        QT_TRANSLATE_NOOP("words", "{count} record written to {path}."),
        QT_TRANSLATE_NOOP("words", "{count} records written to {path}."),
    ),
    "export.network_written": (
        QT_TRANSLATE_NOOP("words", "{count} node written to {path}."),
        QT_TRANSLATE_NOOP("words", "{count} nodes and edges written to {path}."),
    ),
    "export.copied": (
        QT_TRANSLATE_NOOP("words", "{count} row copied; paste it where it belongs."),
        QT_TRANSLATE_NOOP("words", "{count} rows copied; paste them where they belong."),
    ),
    "export.will_withhold": (
        QT_TRANSLATE_NOOP("words", "{count} confidential record stays out of the file."),
        QT_TRANSLATE_NOOP("words", "{count} confidential records stay out of the file."),
    ),
    "export.will_withhold_namesakes": (
        QT_TRANSLATE_NOOP(
            "words", "{count} record stays out, as a name there holds that of a confidential one."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} records stay out, as a name there holds that of a confidential one."
        ),
    ),
    "export.will_include": (
        QT_TRANSLATE_NOOP(
            "words", "The file will hold {count} record that is not to be published."
        ),
        QT_TRANSLATE_NOOP(
            "words", "The file will hold {count} records that are not to be published."
        ),
    ),
    "export.will_withhold_traces": QT_TRANSLATE_NOOP(
        "words",
        "All that tells of confidential records stays out: links, numbers, texts that name them, "
        "and whoever is called after them.",
    ),
    "export.will_include_traces": QT_TRANSLATE_NOOP(
        "words", "The file will tell of records that are not to be published."
    ),
    "export.withheld": (
        QT_TRANSLATE_NOOP("words", "{count} confidential record was left out."),
        QT_TRANSLATE_NOOP("words", "{count} confidential records were left out."),
    ),
    "export.namesakes": (
        QT_TRANSLATE_NOOP(
            "words",
            "{count} record was left out, as a name there holds that of a confidential one.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} records were left out, as a name there holds that of a confidential one.",
        ),
    ),
    "export.meanwhile": (
        QT_TRANSLATE_NOOP(
            "words",
            "{count} change was made meanwhile, and may be there in part: export again for all of "
            "it.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} changes were made meanwhile, and may be there in part: export again for all "
            "of them.",
        ),
    ),
    "export.blanked": (
        QT_TRANSLATE_NOOP("words", "{count} trace of a confidential record was left out."),
        QT_TRANSLATE_NOOP("words", "{count} traces of confidential records were left out."),
    ),
    "export.named": (
        QT_TRANSLATE_NOOP("words", "{count} text was left out, as it names a confidential record."),
        QT_TRANSLATE_NOOP(
            "words", "{count} texts were left out, as they name a confidential record."
        ),
    ),
    "export.unstated": (
        QT_TRANSLATE_NOOP(
            "words",
            "{count} record was left out, wholly or in part: this format cannot state it as a "
            "fact.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} records were left out, wholly or in part: this format cannot state them as "
            "facts.",
        ),
    ),
    "export.implied": (
        QT_TRANSLATE_NOOP(
            "words", "{count} move is not written itself: positions in the file tell of it."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} moves are not written themselves: positions in the file tell of them."
        ),
    ),
    "export.untold_claims": (
        QT_TRANSLATE_NOOP("words", "{count} claim was left out: this format has no word for it."),
        QT_TRANSLATE_NOOP(
            "words", "{count} claims were left out: this format has no word for them."
        ),
    ),
    "export.untold_changes": (
        QT_TRANSLATE_NOOP(
            "words",
            "{count} change of an organization was left out: this format has no word for it.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} changes of organizations were left out: this format has no word for them.",
        ),
    ),
    "export.untold_sources": (
        QT_TRANSLATE_NOOP(
            "words",
            "{count} source was left out: this format gives web addresses only, beside what rests "
            "on them.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} sources were left out: this format gives web addresses only, beside what "
            "rests on them.",
        ),
    ),
    "export.too_long": (
        QT_TRANSLATE_NOOP(
            "words",
            "{count} text is longer than a cell of a workbook can be: it stands in parts on the "
            "second sheet.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "{count} texts are longer than a cell of a workbook can be: they stand in parts on "
            "the second sheet.",
        ),
    ),
    "export.unwritable": (
        QT_TRANSLATE_NOOP(
            "words", "{count} control character was left out: this format cannot hold it."
        ),
        QT_TRANSLATE_NOOP(
            "words", "{count} control characters were left out: this format cannot hold them."
        ),
    ),
    "export.about": QT_TRANSLATE_NOOP("words", "About this table"),
    "export.about_table": QT_TRANSLATE_NOOP("words", "Table"),
    "export.about_query": QT_TRANSLATE_NOOP("words", "Query"),
    "export.about_day": QT_TRANSLATE_NOOP("words", "Exported on"),
    "export.about_rows": QT_TRANSLATE_NOOP("words", "Rows"),
    "export.about_count": QT_TRANSLATE_NOOP("words", "{count}"),
    "export.about_withheld": QT_TRANSLATE_NOOP("words", "Left out"),
    "export.about_nothing": QT_TRANSLATE_NOOP("words", "nothing"),
}


def export_format(code: str) -> str:
    """What a format is called."""
    return translated(FORMATS[code][0])


def export_format_meaning(code: str) -> str:
    """What a format is for."""
    return translated(FORMATS[code][1])
