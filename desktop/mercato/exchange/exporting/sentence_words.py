"""The words that sentences of moves are made of, by language: like those of dates, data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does: leave A for B, leaving A for B, left A for B."""

    bare: str
    running: str
    done: str

    def forms(self) -> dict[str, str]:
        """The forms by name."""
        return {"bare": self.bare, "running": self.running, "done": self.done}


@dataclass(frozen=True, slots=True)
class Stage:
    """How far it got, said of one and of many; `{of}` is `bare` with what goes before a verb."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    deeds: dict[str, Deed]
    stages: dict[str, Stage]
    certainty: dict[str, str]
    destinations: dict[str, str]
    days: dict[str, str]
    headcounts: dict[str, str]
    somebody: str
    several: str
    interim: str
    named: str
    and_: str
    between_days: str
    possessives: dict[bool, dict[str, str]]
    elided: frozenset[str] = field(default_factory=frozenset)

    def whose(self, *, many: bool) -> dict[str, str]:
        """What stands for his or her, and for their, where the language has it."""
        return self.possessives[many]

    def listed(self, texts: Sequence[str]) -> str:
        """Some texts as an enumeration: A, B and C."""
        *others, last = texts
        return self.and_.format(before=", ".join(others), last=last) if others else last

    def before(self, bare: str) -> str:
        """The verb behind "de", which loses its e before a vowel."""
        return f"d’{bare}" if bare[:1] in self.elided else f"de {bare}"


def _deed(verb: str, running: str, done: str, rest: str) -> Deed:
    return Deed(f"{verb} {rest}".strip(), f"{running} {rest}".strip(), f"{done} {rest}".strip())


def _english() -> dict[str, Deed]:
    leave, join, take = (
        ("leave", "leaving", "left"),
        ("join", "joining", "joined"),
        ("take", "taking", "taken"),
    )
    return {
        "fromto": _deed(*leave, "{source} for {target}"),
        "from": _deed(*leave, "{source}"),
        "to": _deed(*join, "{target}"),
        "fromown": _deed(*leave, "{source} to set up on their own"),
        "own": _deed("set", "setting", "set", "up on their own"),
        "nowhere": _deed("make", "making", "made", "a move"),
        "returns_fromto": _deed("return", "returning", "returned", "to {target} from {source}"),
        "returns_to": _deed("return", "returning", "returned", "to {target}"),
        "keeps_fromto": _deed(*join, "{target} while staying at {source}"),
        "keeps_from": _deed(*take, "on another post while staying at {source}"),
        "keeps_fromown": _deed("set", "setting", "set", "up on their own while at {source}"),
        "seconded": _deed("go", "going", "gone", "on secondment"),
        "seconded_from": _deed("go", "going", "gone", "on secondment from {source}"),
        "seconded_to": _deed("go", "going", "gone", "on secondment to {target}"),
        "seconded_fromto": _deed("go", "going", "gone", "on secondment from {source} to {target}"),
        "acqui_hired_fromto": _deed(*join, "{target} from {source}, hired with the team"),
        "additional_role": _deed(*take, "on an additional role"),
        "additional_role_from": _deed(*take, "on an additional role while staying at {source}"),
        "additional_role_to": _deed(*take, "on an additional role at {target}"),
        "additional_role_fromto": _deed(*take, "on an additional role at {target}"),
        "promoted_fromto": _deed("rise", "rising", "risen", "from {source} to {target}"),
        "promoted": _deed("rise", "rising", "risen", "at {place}"),
        "promoted_somewhere": _deed("rise", "rising", "risen", "in rank"),
        "renewed": _deed("start", "starting", "started", "another term at {place}"),
        "renewed_somewhere": _deed("start", "starting", "started", "another term"),
        "made_permanent": _deed(*take, "the post at {place} for good"),
        "made_permanent_somewhere": _deed(*take, "the post for good"),
        "interim_ends": _deed("finish", "finishing", "finished", "an interim post at {place}"),
        "interim_ends_somewhere": _deed("finish", "finishing", "finished", "an interim post"),
        "stays": _deed("stay", "staying", "stayed", "at {place}"),
        "stays_somewhere": _deed("stay", "staying", "stayed", ""),
        "retires": _deed("retire", "retiring", "retired", ""),
        "retires_from": _deed("retire", "retiring", "retired", "from {source}"),
        "dies": _deed("die", "dying", "died", ""),
        "dies_from": _deed("die", "dying", "died", "while at {source}"),
        "founds": _deed("found", "founding", "founded", "an organization"),
        "founds_to": _deed("found", "founding", "founded", "{target}"),
        "founds_fromto": _deed(*leave, "{source} to found {target}"),
        "founds_from": _deed(*leave, "{source} to found an organization"),
    }


def _french() -> dict[str, Deed]:
    def verb(bare: str, done: str, rest: str) -> Deed:
        return _deed(bare, bare, done, rest)

    leave, join, take = ("quitter", "quitté"), ("rejoindre", "rejoint"), ("prendre", "pris")
    return {
        "fromto": verb(*leave, "{source} pour {target}"),
        "from": verb(*leave, "{source}"),
        "to": verb(*join, "{target}"),
        "fromown": verb(*leave, "{source} pour se mettre à {son} compte"),
        "own": verb("créer", "créé", "{sa} propre structure"),
        "nowhere": verb("changer", "changé", "de poste"),
        "returns_fromto": verb("retrouver", "retrouvé", "{target} après {source}"),
        "returns_to": verb("retrouver", "retrouvé", "{target}"),
        "keeps_fromto": verb(*join, "{target} tout en restant chez {source}"),
        "keeps_from": verb(*take, "un autre poste tout en restant chez {source}"),
        "keeps_fromown": verb("créer", "créé", "{sa} propre structure en restant chez {source}"),
        "seconded": verb("obtenir", "obtenu", "un détachement"),
        "seconded_from": verb("obtenir", "obtenu", "un détachement de {source}"),
        "seconded_to": verb("obtenir", "obtenu", "un détachement vers {target}"),
        "seconded_fromto": verb("obtenir", "obtenu", "un détachement de {source} vers {target}"),
        "acqui_hired_fromto": verb(*join, "{target} avec {son} équipe, en provenance de {source}"),
        "additional_role": verb(*take, "une fonction supplémentaire"),
        "additional_role_from": verb(
            *take, "une fonction supplémentaire tout en restant chez {source}"
        ),
        "additional_role_to": verb(*take, "une fonction supplémentaire chez {target}"),
        "additional_role_fromto": verb(*take, "une fonction supplémentaire chez {target}"),
        "promoted_fromto": verb("obtenir", "obtenu", "une promotion : {source}, puis {target}"),
        "promoted": verb("obtenir", "obtenu", "une promotion chez {place}"),
        "promoted_somewhere": verb("obtenir", "obtenu", "une promotion"),
        "renewed": verb("entamer", "entamé", "un nouveau mandat chez {place}"),
        "renewed_somewhere": verb("entamer", "entamé", "un nouveau mandat"),
        "made_permanent": verb(
            "obtenir", "obtenu", "la titularisation de {son} poste chez {place}"
        ),
        "made_permanent_somewhere": verb("obtenir", "obtenu", "la titularisation de {son} poste"),
        "interim_ends": verb("terminer", "terminé", "{son} intérim chez {place}"),
        "interim_ends_somewhere": verb("terminer", "terminé", "{son} intérim"),
        "stays": verb("conserver", "conservé", "{son} poste chez {place}"),
        "stays_somewhere": verb("conserver", "conservé", "{son} poste"),
        "retires": verb(*take, "{sa} retraite"),
        "retires_from": verb("quitter", "quitté", "{source} pour la retraite"),
        "dies": verb("perdre", "perdu", "la vie"),
        "dies_from": verb("perdre", "perdu", "la vie en poste chez {source}"),
        "founds": verb("fonder", "fondé", "une organisation"),
        "founds_to": verb("fonder", "fondé", "{target}"),
        "founds_fromto": verb(*leave, "{source} pour fonder {target}"),
        "founds_from": verb(*leave, "{source} pour fonder une organisation"),
    }


WORDINGS = {
    "en": Wording(
        deeds=_english(),
        stages={
            "considered": Stage(
                "{who} is considering {running}", "{who} are considering {running}"
            ),
            "in_talks": Stage(
                "{who} is in talks about {running}", "{who} are in talks about {running}"
            ),
            "agreed": Stage("{who} has agreed to {bare}", "{who} have agreed to {bare}"),
            "announced": Stage("{who} is to {bare}", "{who} are to {bare}"),
            "left": Stage("{who} has {done}", "{who} have {done}"),
            "started": Stage("{who} has {done}", "{who} have {done}"),
            "fell_through": Stage(
                "{who} was to {bare}, which fell through",
                "{who} were to {bare}, which fell through",
            ),
            "undone": Stage(
                "{who} was said to have {done}, which turned out to be wrong",
                "{who} were said to have {done}, which turned out to be wrong",
            ),
            "annulled": Stage(
                "{who} was to {bare}, which was annulled",
                "{who} were to {bare}, which was annulled",
            ),
        },
        certainty={
            "rumoured": "it is rumoured that {clause}",
            "reported": "{clause}, according to reports",
            "confirmed": "{clause}",
            "denied": "it has been denied that {clause}",
            "disputed": "it is disputed whether {clause}",
            "retracted": "a report has been retracted that {clause}",
        },
        destinations={
            "rumoured": "{target} as the destination is only a rumour.",
            "denied": "{target} has been denied as the destination.",
            "disputed": "{target} as the destination is disputed.",
            "retracted": "A report of {target} as the destination has been retracted.",
        },
        days={
            "announced_on": "announcement: {date}",
            "left_on": "departure: {date}",
            "starts_on": "start: {date}",
        },
        headcounts={"exact": "{count}", "at_least": "at least {count}", "about": "about {count}"},
        somebody="somebody",
        several="several people",
        interim="{role}, interim",
        named="{clause}, according to {outlets}",
        and_="{before} and {last}",
        between_days="; ",
        possessives={False: {}, True: {}},
    ),
    "fr": Wording(
        deeds=_french(),
        stages={
            "considered": Stage("{who} envisage {of}", "{who} envisagent {of}"),
            "in_talks": Stage(
                "{who} est en pourparlers pour {bare}", "{who} sont en pourparlers pour {bare}"
            ),
            "agreed": Stage("{who} a accepté {of}", "{who} ont accepté {of}"),
            "announced": Stage("{who} va {bare}", "{who} vont {bare}"),
            "left": Stage("{who} a {done}", "{who} ont {done}"),
            "started": Stage("{who} a {done}", "{who} ont {done}"),
            "fell_through": Stage(
                "{who} devait {bare}, ce qui n’a pas abouti",
                "{who} devaient {bare}, ce qui n’a pas abouti",
            ),
            "undone": Stage(
                "{who} aurait {done}, ce qui s’est révélé faux",
                "{who} auraient {done}, ce qui s’est révélé faux",
            ),
            "annulled": Stage(
                "{who} devait {bare}, ce qui a été annulé",
                "{who} devaient {bare}, ce qui a été annulé",
            ),
        },
        certainty={
            "rumoured": "selon une rumeur, {clause}",
            "reported": "selon la presse, {clause}",
            "confirmed": "{clause}",
            "denied": "information démentie : {clause}",
            "disputed": "information contestée : {clause}",
            "retracted": "information retirée : {clause}",
        },
        destinations={
            "rumoured": "{sa} destination, {target}, n’est qu’une rumeur.",
            "denied": "{sa} destination, {target}, a été démentie.",
            "disputed": "{sa} destination, {target}, est contestée.",
            "retracted": "{sa} destination, {target}, annoncée par erreur, a été retirée.",
        },
        days={
            "announced_on": "annonce : {date}",
            "left_on": "départ : {date}",
            "starts_on": "prise de fonctions : {date}",
        },
        headcounts={"exact": "{count}", "at_least": "au moins {count}", "about": "environ {count}"},
        somebody="une personne",
        several="plusieurs personnes",
        interim="{role}, par intérim",
        named="selon {outlets}, {clause}",
        and_="{before} et {last}",
        between_days=" ; ",
        possessives={
            False: {"son": "son", "sa": "sa"},
            True: {"son": "leur", "sa": "leur"},
        },
        elided=frozenset("aeéhiou"),
    ),
}
