"""How other people's words for a move's status and kind read on our scales: one table for all."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records import codes
from mercato.records.language.folding import fold


@dataclass(frozen=True, slots=True)
class StatusWord:
    """What one foreign word says; None where it says nothing."""

    stage: str | None = None
    verification: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class KindWord:
    """What one foreign word for a kind of move says; None where the ends decide."""

    kind: str | None = None
    interim: bool = False
    why_left: str | None = None


_STATUS: tuple[tuple[StatusWord, str], ...] = (
    (StatusWord(None, "rumoured"), "rumour; rumor; rumored; rumeur; speculation; alleged; presume"),
    (StatusWord("considered"), "considering; mulled; envisage; songe a; tempted; pressenti"),
    (StatusWord("in_talks"), "talks; negotiating; en negociation; en discussion; courted"),
    (StatusWord(None, "reported"), "stated; unconfirmed; inferred; deduced; likely; rapporte"),
    (StatusWord(None, "reported"), "rapportee; according to reports"),
    (StatusWord("agreed"), "planned; expected; scheduled; prevu; attendu; signed; accord; pending"),
    (StatusWord("announced", "confirmed"), "official; officiel; officially announced; officialise"),
    (StatusWord("announced", "confirmed"), "annonce; appointed; nomme; named; confirme; verified"),
    (StatusWord("announced", "confirmed"), "sure; certain; explicit"),
    (StatusWord("announced"), "nominated; designate; elect; nominee"),
    (StatusWord("left"), "departed; gone; parti; quitte; resigned; demissionne; exited; former"),
    (StatusWord("started"), "joined; effective; in office; still in office; in post; en poste"),
    (StatusWord("started"), "current; completed; done; took office; arrived; arrive; active"),
    (
        StatusWord("started", "reported"),
        "stated as background; background; context; contexte; rappel",
    ),
    (StatusWord("fell_through"), "failed; collapsed; cancelled; canceled; non abouti; declined"),
    (
        StatusWord("fell_through"),
        "refused; refuse; blocked; abandoned; called off; rejected; echoue",
    ),
    (StatusWord("fell_through"), "withdrew; never started"),
    (StatusWord("annulled"), "void; voided; rescinded; invalid; nul; annule; revoked"),
    (StatusWord(None, "denied"), "dementi; false; faux; not true"),
    (StatusWord(None, "disputed"), "contested; conteste; contestee; unclear"),
    (StatusWord(None, "retracted"), "withdrawn; corrected; retiree; retire par la source"),
    (StatusWord("started", None, "seconded"), "loan; on loan; pret; prete; detache; secondment"),
    (StatusWord("started", None, "returns"), "end of loan; retour de pret; loan ended"),
    (StatusWord("left", None, "dies"), "dead; deceased; died; decede; decedee"),
    (StatusWord("left", None, "retires"), "retired; retraite"),
)

_KINDS: tuple[tuple[str, KindWord], ...] = (
    ("move; moved; transfer; transferred; switch; switched", KindWord("moves")),
    ("mouvement; passe a", KindWord("moves")),
    ("internal; reshuffle; mutation; mouvement interne", KindWord()),
    ("poach; poached; debauche; debauchage", KindWord("moves", why_left="poached")),
    ("departure; departed; leave; leaving; exit; exited; depart; quitte", KindWord("leaves")),
    ("quit; stepped down; steps down; demissionne", KindWord("leaves", why_left="resigned")),
    ("dismissed; removed; ousted; licenciee", KindWord("leaves", why_left="dismissed")),
    ("laid off; layoff; redundancy", KindWord("leaves", why_left="redundancy")),
    ("resignation; resigned; demission", KindWord("leaves", why_left="resigned")),
    ("dismissal; fired; sacked; licencie; revocation", KindWord("leaves", why_left="dismissed")),
    ("hire; hired; arrival; join; appointment; nomination; recrute; rejoint", KindWord("joins")),
    ("joined; joining; arrives; arrived; appointed; new hire; recruited; nomme", KindWord("joins")),
    ("return; returned; boomerang; retour; revient; end of loan", KindWord("returns")),
    ("interim; acting; par interim; interimaire", KindWord(interim=True)),
    ("promotion; promu; promue", KindWord("promoted")),
    ("loan; secondment; detachement; detache", KindWord("seconded")),
    ("retirement; retired; retraite", KindWord("retires", why_left="retired")),
    ("death; died; deces; mort", KindWord("dies", why_left="died")),
    ("founder; founded; founding; spin-out; own venture; fonde; creation", KindWord("founds")),
    ("renewal; reappointment; reconduit; reconduction; extension", KindWord("renewed")),
    ("second role; dual role; cumul; additional", KindWord("additional_role")),
    ("acquihire; acqui-hire; acquihired", KindWord("acqui_hired")),
    ("made permanent; titularise; confirmed in post", KindWord("made_permanent")),
    ("end of interim; fin d'interim", KindWord("interim_ends")),
    ("stay; remains; reste", KindWord("stays")),
)  # fmt: skip


def _plain(word: str) -> str:
    return " ".join(fold(word).replace("_", " ").replace("-", " ").split())


def _status_table() -> dict[str, StatusWord]:
    table = {_plain(code): StatusWord(stage=code) for code in codes.STAGE}
    table |= {_plain(code): StatusWord(verification=code) for code in codes.VERIFICATION}
    # Whoever announces or confirms a move of their own thereby does both.
    table |= {code: StatusWord("announced", "confirmed") for code in ("announced", "confirmed")}
    for meaning, spelled in _STATUS:
        table |= {_plain(word): meaning for word in spelled.split(";")}
    return table


def _kind_table() -> dict[str, KindWord]:
    table = {_plain(code): KindWord(code) for code in codes.MOVE_KIND}
    for spelled, meaning in _KINDS:
        table |= {_plain(word): meaning for word in spelled.split(";")}
    return table


STATUS_WORDS = _status_table()
KIND_WORDS = _kind_table()


def status(word: str) -> StatusWord | None:
    """Stage and verification that a foreign word for a status stands for; None if not known."""
    return STATUS_WORDS.get(_plain(word))


def kind(word: str) -> KindWord | None:
    """The kind of move that a foreign word stands for; None if not known."""
    return KIND_WORDS.get(_plain(word))
