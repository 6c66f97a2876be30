"""One end of a move as it is typed: a name, a path, `?` unknown, `-` none, `=` own venture."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mercato.records.errors import Refused
from mercato.records.language.folding import fold
from mercato.records.verbs import linking

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = frozenset(
    {"n/a", "#n/a", "n.a.", "n.a", "null", "nan", "\\n"}
    | {"#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!"}
)
"""What other programs and people write where nothing is, or is left: no name, no role."""
UNKNOWN = (
    EMPTY
    | {"?", "??", "unknown", "inconnu", "inconnue", "n.c.", "nc", "n/k", "not known", "undefined"}
    | {"tbd", "tba", "tbc", "to be announced", "to be confirmed", "to be determined", "a preciser"}
    | {"undisclosed", "not disclosed", "non communique", "non precise", "(blank)", "(vide)"}
    | {
        "non renseigne",
        "non renseignee",
        "non indique",
        "unbekannt",
        "keine angabe",
        "k.a.",
        "k. a.",
    }
    | {"desconocido", "desconocida", "sin datos", "sconosciuto", "xxx", "not available", "no data"}
    | {"not applicable", "sans objet", "missing", "manquant", "#n/d", "#nv", "#nom?", "#valeur!"}
)
NONE = frozenset({"-", "–", "—", "none", "aucun", "aucune", "nowhere", "nulle part"}) | frozenset(
    {"ninguno", "ninguna", "keine", "keiner", "nessuno", "nessuna"}
)
OWN = frozenset(
    {"own venture", "a son compte", "own start-up", "own startup", "self-employed", "self employed"}
    | {"freelance", "freelancer", "free-lance", "auto-entrepreneur", "autoentrepreneur"}
)
PSEUDO: dict[str, str] = {
    "retired": "retires", "retirement": "retires", "retraite": "retires",
    "a la retraite": "retires",
    "deceased": "dies", "dead": "dies", "decede": "dies", "decedee": "dies", "death": "dies",
    "died": "dies", "passed away": "dies", "deces": "dies", "en retraite": "retires",
    "retraitee": "retires",
    "without club": "leaves", "sans club": "leaves", "unattached": "leaves", "unemployed": "leaves",
    "sans emploi": "leaves", "free agent": "leaves", "career break": "leaves",
    "released": "leaves", "sans contrat": "leaves", "au chomage": "leaves",
}  # fmt: skip
"""Words that stand in a column of employers and are none, with the kind of move they make."""

_OWN_NAMED = re.compile(r"^\s*=\s*(?P<name>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class EndText:
    """What was typed at an end: its state, the name or id of the organization, a kind implied."""

    state: str
    name: str | None = None
    organization: int | None = None
    kind: str | None = None

    @property
    def shown_name(self) -> str | None:
        """The name of the organization itself, without those above it."""
        return self.name and re.split(r"\s*[>›]\s*", self.name)[-1].strip()


def read(typed: str | int | None, state: str | None = None) -> EndText:
    """Understand what was typed at an end; a `state` given beside it has the last word."""
    end = _read(typed)
    if state is None or state == end.state:
        return end
    if (end.name or end.organization) and state in ("unknown", "none"):
        raise Refused("move.end_both", state=state)
    return replace(end, state=state)


def resolve(end: EndText) -> EndText:
    """The end with its organization found, as far as one is plainly meant; makes nothing."""
    if end.name is None:
        return end
    found = linking.find("organization", end.name)
    return replace(end, organization=found[0]) if len(found) == 1 else end


def organization(end: EndText, *, field: str) -> int | None:
    """The organization of an end, found or made; None if there is none."""
    if end.organization is not None or end.name is None:
        return end.organization
    with at_field(field):
        return linking.find_or_create("organization", end.name)


@contextmanager
def at_field(field: str) -> Iterator[None]:
    """Let a refusal inside the block name this field of the form."""
    try:
        yield
    except Refused as refusal:
        refusal.field = field
        raise


def _read(typed: str | int | None) -> EndText:
    if isinstance(typed, int):
        return EndText("known", organization=typed)
    text = (typed or "").strip()
    word = fold(text)
    if not text or word in UNKNOWN:
        return EndText("unknown")
    if word in NONE:
        return EndText("none")
    if word in OWN:
        return EndText("own_venture")
    if word in PSEUDO:
        return EndText("none", kind=PSEUDO[word])
    if own := _OWN_NAMED.match(text):
        return EndText("own_venture", name=own["name"].strip() or None)
    return EndText("known", name=text)
