"""Picklists as other people write them, in English and French: one table for all fields.

What is not in it, and is no code of ours, is refused with its line: nothing is guessed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mercato.records.codes import CONFIDENTIALITY
from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS: dict[str, dict[str, str]] = {
    "organization.kind": {
        "company": "societe; entreprise; private company; entreprise privee; corporation; firm;"
        "business; startup; start-up; ltd; inc; sa; sas; groupe; org; enterprise; filiale",
        "unit": "entite; unite; division; department; departement; direction; service; team;"
        " equipe;"
        "subsidiary unit; business unit; branche",
        "public_body": "organisme public; public body; public; government; gouvernement; ministry;"
        "ministere; agency; agence; administration; etablissement public; autorite; collectivite;"
        "collectivite territoriale; organisme public ou parapublic; public agency; regulator",
        "university": "universite; school; ecole; academic; grande ecole; college;"
        " research institute;"
        "organisme de recherche; institut",
        "media": "media; outlet; newspaper; journal; press; presse; broadcaster; magazine; titre",
        "nonprofit": "association; ong; ngo; non-profit; not for profit; foundation; fondation;"
        "charity; syndicat; union; think tank; organisation professionnelle; federation;"
        "trade association; parti; party; political party; parti politique",
        "fund": "fonds; investment fund; vc; venture capital; hedge fund; private equity; etf",
        "product": "produit; brand; marque; model",
        "informal": "informel; collectif; collective; group; movement; mouvement",
        "unspecified": "unknown; inconnu; non precise; n/a",
        "other": "autre; autres; divers; misc",
    },
    "organization.status": {
        "active": "actif; active; en activite; live; operating; en cours; ouvert; open",
        "planned": "prevu; prevue; planifie; en projet; future; announced",
        "closed": "ferme; fermee; dissous; dissoute; dissolved; defunct; inactive; radie; radiee;"
        "cesse; ended; inactif",
    },
    "organization_change.kind": {},
    "position.kind": {
        "employee": "salarie; salariee; employe; employee; staff; permanent; cdi; cdd",
        "founder": "fondateur; fondatrice; co-founder; cofounder; cofondateur; cofondatrice",
        "board": "administrateur; administratrice; director; board member;"
        " conseil d'administration",
        "adviser": "conseiller; conseillere; advisor; consultant; consultante",
        "elected": "elu; elue; elected official; mandat electif",
        "seconded": "detache; detachee; mise a disposition",
        "contractor": "prestataire; freelance; independant; independante; temp; interimaire",
        "other": "autre; benevole; volunteer; stagiaire; intern",
    },
    "position.function": {
        "chief_executive": "ceo; directeur general; directrice generale; pdg; dg;"
        " managing director",
        "chair": "chairman; chairwoman; president; presidente; president du conseil",
        "finance": "cfo; daf; directeur financier; directrice financiere",
        "technology": "cto; directeur technique; dsi; cio",
        "operations": "coo; directeur des operations",
        "research": "recherche; researcher; chercheur; chercheuse; chief scientist",
        "engineering": "ingenieur; ingenieure; engineer; ingenierie",
        "design": "designer; conception",
        "marketing": "cmo",
        "communications": "communication; press; presse; rp; pr",
        "legal": "juridique; general counsel; directeur juridique; avocat; lawyer",
        "people": "hr; rh; human resources; ressources humaines; drh",
        "editor": "redacteur en chef; redactrice en chef; editor in chief; editeur",
        "presenter": "presentateur; presentatrice; anchor; host; animateur; animatrice",
        "journalist": "journaliste; reporter; correspondent; redacteur; redactrice",
        "minister": "ministre; secretary of state; secretaire d'etat",
        "adviser": "conseiller; conseillere; advisor",
        "other": "autre",
    },
    "move.stage": {
        "considered": "envisage; envisagee",
        "in_talks": "en discussion; in discussions; en pourparlers",
        "agreed": "accord; accepte; acceptee; accepted; convenu",
        "announced": "annonce; annoncee",
        "left": "parti; partie; departed; sorti",
        "started": "en poste; arrive; arrivee; entre en fonctions; in post",
        "fell_through": "non abouti; echec; echoue; failed; abandonne; abandonnee",
        "annulled": "annule; annulee; cancelled; canceled; nul",
    },
    "move.verification": {
        "rumoured": "rumeur; rumored; rumor; rumour; bruit",
        "reported": "rapporte; rapportee; selon la presse; press reports; unconfirmed;"
        " non confirme",
        "confirmed": "confirme; confirmee; officiel; officielle; official; verifie; verifiee;"
        " verified",
        "denied": "dementi; dementie; false; faux; fausse",
        "disputed": "conteste; contestee; contested",
        "retracted": "retire; retiree; withdrawn",
    },
    "move.kind": {
        "joins": "rejoint; arrivee; arrive; recrutement; hire",
        "leaves": "quitte; depart; departs; left",
        "moves": "passe a; move; mouvement; transfert; transfer",
        "promoted": "promu; promue; promotion",
        "additional_role": "cumul",
        "founds": "fonde; fondation; creation",
        "returns": "revient; retour; return",
        "seconded": "detache; detachee; detachement",
        "retires": "retraite; retirement; part a la retraite",
        "dies": "deces; death; mort; decede; decedee",
        "acqui_hired": "recrute avec son equipe; acqui-hire; acquihire",
        "renewed": "reconduit; reconduite; renouvellement; renewal",
        "made_permanent": "titularise; titularisee",
        "interim_ends": "fin d'interim",
        "stays": "reste; stay",
    },
    "move.why_left": {
        "resigned": "resignation; demission; demissionne; demissionnaire; stepped down",
        "dismissed": "dismissal; fired; sacked; licencie; licenciee; licenciement; revoque;"
        " revoquee;"
        "limoge; limogee; removed; terminated",
        "poached": "debauche; debauchee; debauchage; recruited away",
        "term_ended": "end of term; fin de mandat; term expired; fin de contrat; contract ended",
        "retired": "retirement; retraite; depart a la retraite",
        "mutual_agreement": "mutual consent; accord mutuel; d'un commun accord;"
        " rupture conventionnelle",
        "redundancy": "redundant; layoff; laid off; licenciement economique; plan social",
        "died": "death; deces; decede; decedee; mort",
        "other": "autre",
    },
    "source.kind": {
        "article": "news; press article; story; article de presse; presse; newspaper; web; blog",
        "press_release": "release; communique; communique de presse; pr; statement",
        "filing": "depot; document officiel; regulatory filing; sec filing; journal officiel; 8-k",
        "social_post": "post; tweet; linkedin; social; reseau social; social media; toot",
        "interview": "entretien",
        "tip": "tuyau; info; confidence; leak; fuite",
        "document": "doc; report; rapport; register; registre; memo; note; database; book; livre",
    },
    "claim.kind": {
        "fact": "fait",
        "rumour": "rumeur; rumor",
        "forecast": "prevision; prediction",
        "denial": "dementi",
        "quote": "citation; declaration",
        "opinion": "avis",
        "stated_aim": "objectif; objectif affiche; aim; goal; but",
        "context": "contexte; background",
    },
    "claim.outcome": {
        "open": "en attente; pending; ouvert",
        "borne_out": "averee; avere; vrai; true; confirmed; realise; realisee",
        "refuted": "infirmee; infirme; faux; false; wrong",
        "lapsed": "caduque; caduc; expired",
    },
    "reference.according_to": {},
    "confidentiality": {
        "public": "publiable; publishable; publique; open",
        "internal": "interne; internal use",
        "protected": "protege; protegee; secret; confidential; confidentiel; confidentielle;"
        "off the record; private; prive; privee",
    },
    "end_state": {
        "known": "connu; connue",
        "unknown": "inconnu; inconnue; ?",
        "none": "aucun; aucune; -; nowhere",
        "own_venture": "a son compte; own start-up; =",
    },
    "known": {
        "exact": "exacte; sur; certain",
        "first_cited": "premiere mention; first mention",
        "last_cited": "derniere mention; last mention",
        "inferred": "deduit; deduite; estimated; estime",
    },
    "bound": {"exact": "exactement", "at_least": "au moins; minimum", "about": "environ; ~; circa"},
    "is_current": {
        "yes": "oui; ja; si; true; vrai; 1; y; o; current; actuel; en poste; en cours; present; x",
        "no": "non; nein; false; faux; 0; n; former; ancien; ancienne; past",
        "incoming": "entrant; entrante; a venir; designate; designe; future",
        "unknown": "inconnu; ?",
    },
}

_TICKS = {
    **dict.fromkeys(("yes", "oui", "y", "x", "1", "true", "vrai"), "protected"),
    **dict.fromkeys(("no", "non", "n", "0", "false", "faux"), "public"),
}

_GROUPS = {
    "move.to_verification": "move.verification",
    "move.from_state": "end_state",
    "move.to_state": "end_state",
    "move.headcount_bound": "bound",
    "position.start_known": "known",
    "position.end_known": "known",
    "position.term_end_known": "known",
    "position.is_current": "is_current",
}
"""Fields that share the words of another one."""


def choice_of(record_type: str, name: str, text: str) -> str | None:
    """The code that a text means in a picklist; None where the table does not know it."""
    whole = f"{record_type}.{name}"
    group = "confidentiality" if name == "confidentiality" else _GROUPS.get(whole, whole)
    return _table(group).get(_plain(text))


def ticked(text: str) -> str:
    """What a tick says where the heading asks whether something is confidential; other words stay.

    Under another one, such as "Publishable", it would say the reverse.
    """
    return _TICKS.get(_plain(text), text)


def strictest(texts: Sequence[str]) -> str:
    """What several columns together say of who may know: the most careful, or what is no word."""
    said = [text for text in texts if text.strip()]
    known = {text: choice_of("record", "confidentiality", text) for text in said}
    unknown = next((text for text in said if known[text] is None), None)
    if unknown is not None:
        return unknown
    return max(said, key=lambda text: CONFIDENTIALITY.index(str(known[text])), default="")


@cache
def _table(group: str) -> dict[str, str]:
    listed = _WORDS.get(group, {})
    found: dict[str, str] = {_plain(code): code for code in listed}
    for code, spelled in listed.items():
        for word in spelled.split(";"):
            found.setdefault(_plain(word), code)
    return found


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())
