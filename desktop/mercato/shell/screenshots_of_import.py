"""What is done before the pictures of an import are taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mercato.workspace.importing.outcome_model import LISTS
from mercato.workspace.importing.session import APPLYING, WORKING

if TYPE_CHECKING:
    from mercato.shell.studio import Studio
    from mercato.widgets.importing.import_form import ImportForm

_TABLE = """Nom;Fonction;Organisation;Depuis;Jusqu'au;Naissance;Remarque
Ruoming Pang;responsable des modèles;Apple;01/02/2021;07/07/2025;;parti chez Meta
Zoé Bérard;directrice de la rédaction;Le Télégramme;03/04/2024;;1979;
Ana Ribeiro de Souza Albuquerque;conseillère auprès du président;Association des villes;2019;;1968;
李明;教授;清华大学;2018;;1971;
محمد العلي;مدير;الجزيرة;09/10/2017;05/06/2022;1964;
Jean Dupont;porte-parole;Ministère de la culture;12/05/2020;;environ 1980;"à vérifier"
Total;6;;;;;
"""


def begin(studio: Studio) -> None:
    """Nothing chosen yet."""
    studio.run("import_table")


def ask(studio: Studio) -> ImportForm:
    """A list that leaves something open."""
    own = studio.desk.workspace.path
    assert own is not None
    path = own.with_name("conseillers 2025.csv")
    path.write_text(_TABLE, encoding="utf-8")
    begin(studio)
    page = studio.desk.importing.page
    page.take(path)
    _settle(studio, page.form)
    return page.form


def answer(studio: Studio) -> ImportForm:
    """Every question answered as is likely, the columns known."""
    form = ask(studio)
    for _ in range(9):
        asked = form.session.asked.open
        if asked:
            form.session.answer({one.key: one.proposed or one.options[0].code for one in asked})
            _settle(studio, form)
    return form


def look(studio: Studio) -> ImportForm:
    """What it would do, row by row."""
    form = answer(studio)
    form.session.draft.set(rule="overwrite")
    _settle(studio, form)
    form.to_outcome()
    form.outcome.tabs.setCurrentIndex(LISTS.index("new"))
    return form


def imported(studio: Studio) -> None:
    """It is done."""
    form = answer(studio)
    form.session.apply()
    _settle(studio, form)


def remember(studio: Studio) -> None:
    """The same columns once more: what was answered before is remembered, and can be changed."""
    imported(studio)
    form = answer(studio)
    form.questions.more.click()
    last = form.questions.model.rowCount() - 1
    form.questions.list.setCurrentIndex(form.questions.model.index(last))
    studio.pause()


def refuse(studio: Studio) -> None:
    """A file that is no table."""
    path = Path(str(studio.desk.workspace.path)).with_name("page.pdf")
    path.write_bytes(b"%PDF-1.7\n")
    begin(studio)
    studio.desk.importing.page.take(path)
    _settle(studio, studio.desk.importing.page.form)


def _settle(studio: Studio, form: ImportForm) -> None:
    studio.pause()
    studio.wait(lambda: form.session.state not in (WORKING, APPLYING))
    studio.pause()


SCREENS = {
    "import": begin,
    "import_questions": ask,
    "import_columns": answer,
    "import_row_by_row": look,
    "import_done": imported,
    "import_remembered": remember,
    "import_refused": refuse,
}
"""By the name of the picture."""
