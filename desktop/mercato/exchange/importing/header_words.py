"""What columns are called in English and French, and which field of each table that is."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from mercato.records.language.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMARK = re.compile(
    r"\s*(?:[(\[](?:[dmyja]{1,4}(?:[/. -][dmyja]{1,4}){0,2}|[a-z]{2}|\W+)[)\]]|\[(?:[a-z]|\d+)\])",
    re.IGNORECASE,
)
"""How a date is written, a language, a footnote: not "(former)", which makes it another thing."""
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_CONCEPTS: dict[str, str] = {
    "uid": "uid; mercato uid",
    "id": "id; ids; identifier; identifiant; guid; key; cle; code; cik; bioguide; bioguide id;"
    "member id; person id; identifiant personne; org id; organization id; organisation id;"
    "company id; move id; numero; no; record id; contract id; matricule",
    "org_name": "name; nom; legal name; official name; entity name; label; libelle; intitule",
    "org_number": "company number; registration number; registry number; entity number;"
    "numero d immatriculation; identification code",
    "person": "person; people; personne; name; full name; fullname; nom complet; nom et prenom;"
    "nom prenom; nombre y apellidos; nombre completo; agent; nom de l agent; prenom et nom;"
    "prenom nom; member; membre; appointee; employee; employe;"
    "collaborateur; collaboratrice; assistant; individual; who; qui; winner; laureate; laureat;"
    "donor; donateur; representative; representant; candidate; candidat; titulaire; executive;"
    "dirigeant; parlementaire; senateur; depute; player; joueur; person name; contact;"
    " interlocuteur; officer; officer name; director name; nom du dirigeant; filer",
    "given": "given name; given names; first name; firstname; forename; forenames; prenom; prenoms;"
    "given; first; name first; prenom collaborateur; vorname; vornamen; nombre; nombres; nome",
    "family": "family name; last name; lastname; surname; surnames; nom de famille; family;"
    "patronyme; nom; noms; last; name last; nom d usage; nom collaborateur; nachname;"
    "familienname; apellido; apellidos; cognome",
    "org": "organization; organisation; org; company; company name; societe; entreprise; employer;"
    "employeur; firma; unternehmen; arbeitgeber; empresa; organizacion; entidad; organisme;"
    "institution; firm; security; security name; structure; agence; agency;"
    "denomination; raison sociale; denomination sociale; etablissement; group name;"
    "issuer; contractor name; cabinet; groupe; outlet; media; organization name; org name;"
    " comp name; current employer; current company; current organization; employeur actuel",
    "political_party": "party; parti; political party; parti politique; party name",
    "org_id": "organization id; organisation id; org id; company id; employer id; comp id;"
    "identifiant organisation; identifiant societe",
    "person_id": "person id; people id; identifiant personne; employee id; member id",
    "from_org": "from; from org; from organization; from organisation; from company; left; leaves;"
    "administration d origine; employeur d origine; from employer; empresa anterior;"
    "bisheriger arbeitgeber; previous employer; former employer; old employer; ancien employeur;"
    "employeur precedent;"
    "quitte; vient de; venait de; depuis l organisation; de; origine; previous company;"
    "departed from; former company;"
    "ancienne societe; provenance; old company; selling club",
    "from_org_id": "from org id; from organization id; from organisation id; from id",
    "to_org": "to; to org; to organization; to organisation; to company; joined; joins; joining;"
    "new employer; entreprise d accueil; organisme d accueil; neuer arbeitgeber; nueva empresa;"
    "to employer; nouvel employeur; new company; rejoint; arrive chez; arrive a; va chez; vers;"
    "destination; nouvelle societe;"
    "hired by; buying club; goes to",
    "to_org_id": "to org id; to organization id; to organisation id; to id",
    "role": "role; funktion; cargo; puesto; amt; position; title; job title; job; function;"
    "fonction; poste; titre; intitule;"
    "intitule du poste; emploi; qualite; occupation; professional title; post; mandate; mandat;"
    "grade; officer role; officer title; office; portfolio; portefeuille;"
    "current role; current position; current title; poste actuel; fonction actuelle",
    "from_role": "from role; from position; old role; previous role; former role; ancien poste;"
    "ancienne fonction; from title; poste quitte; leaves as; old title",
    "to_role": "to role; to position; new role; nouveau poste; nouvelle fonction; to title;"
    " joins as;"
    "new title; poste occupe",
    "start": "start; eintritt; eintrittsdatum; seit; beginn; desde; fecha de inicio; fecha inicio;"
    "fecha nombramiento; fecha de nombramiento; start date; started on; from; date debut;"
    "date de prise de poste;"
    "prise de poste; since; from date; date from; begin; begin date; beginning; debut;"
    "date de debut; depuis; depuis le; date d entree; date entree; entree; entry date; entered;"
    "date added; appointed; date de nomination; nomination; date of appointment; hire date;"
    "date d embauche; embauche; started; starts; prise de fonctions; date de prise de fonctions;"
    "joined on; appointed on; appointment date; du; valid from; date d arrivee; arrivee;"
    "took office; start time; debut de mandat;"
    "debut du mandat; date de debut du mandat; term start; start of term; term began",
    "end": "end; austritt; austrittsdatum; bis; ende; hasta; fecha de fin; fecha fin; fecha cese;"
    "fecha de cese; end date; finished on; ended on; to; date fin; date du depart;"
    " until; to date; date to; fin; date de fin; jusqu au; jusqu a;"
    " date de sortie;"
    "sortie; exit date; ended; ends; departure date; date de depart; depart; left on; date left;"
    " au;"
    "valid to; valid until; left office; end time; fin de fonctions; departed; resignation date;"
    "resigned on; resigned; ceased on; cessation date; date de fin de fonctions",
    "term_end": "term end; term ends; mandate end; fin de mandat; echeance; date d echeance;"
    " expires;"
    "expiry; expiration; date d echeance du titre d acces; end of term",
    "period": "period; periode; years; annees; dates; tenure; duree du mandat; term",
    "date": "date; announced; announced on; announcement; announcement on; annonce; annonce le;"
    "date d annonce; announcement date;"
    "move date; date of move; moved on; date du mouvement; when; quand; jour; day;"
    "date of award; date announced",
    "left_on": "left on; date left; resignation date; departure date; date de depart; leaves on;"
    "depart le; date of departure; last day; date de sortie",
    "starts_on": "starts on; date prise de fonction; date prise de fonctions; start date;"
    "date d arrivee; arrival date; appointment date; date de nomination; joined on;"
    "prise de fonctions;"
    " effective date;"
    "date d effet; date d entree; start; date de prise de fonctions; first day; joins on",
    "status": "status; current status; entity status; statut; statut de l info; certainty; state;"
    "etat",
    "stage": "stage; etape; phase",
    "verification": "verification; reliability; fiabilite; confidence",
    "kind": "kind; type; nature; categorie; category; form; forme; nature de l organisme; org type;"
    "organization type; type d organisation; move type; type de mouvement",
    "why_left": "why left; why; motif; motif du depart; cause; raison",
    "parent": "parent; parent organization; parent company; maison mere; societe mere; groupe;"
    " holding;"
    "owner; proprietaire; part of; belongs to; rattachement; parent name",
    "parent_id": "parent id; parent org id; identifiant parent; parent organization id",
    "country": "country; pays; land; pais; nation; country code; code pays; nationality;"
    "nationalite",
    "website": "website; website url; site; site web; site internet; web; url; homepage;"
    "url institution; uri;"
    "internet",
    "founded": "founded; founding date; fondee; fonde; date de creation; creation; created;"
    " inception;"
    "established; date of incorporation; incorporation date; incorporated; creee en; founded in",
    "dissolved": "dissolved; dissolution; dissolution date; date de dissolution; closed;"
    "closing date;"
    " date de fermeture",
    "born": "born; birth year; year of birth; birthyear; annee de naissance; ne en; nee en; ne;"
    " birth",
    "born_on": "birth date; birthdate; date of birth; dob; birthday; date de naissance; naissance;"
    "ne le; nee le; ne e le; date naissance",
    "note": "note; notes; comment; comments; commentaire; commentaires; remark; remarks; remarque;"
    "remarques; observation; observations; information complementaire; desc; description;"
    "details; basis; additional information; interets representes; reason",
    "tell_apart": "tell apart; to tell apart; disambiguation; pour distinguer; headline position;"
    "precision sur la personne",
    "aliases": "aliases; alias; aka; also known as; other names; autres noms; alias names;"
    "alternative names; surnom; nicknames",
    "former_name": "former name; former names; previous names; ancien nom; anciens noms;"
    "previous name; formerly;"
    "old name",
    "native": "native name; nom natif; original name; nom d origine",
    "sort_name": "sort name; nom de tri",
    "tags": "tags; tag; keywords; mots cles; mot cle; labels; etiquettes; themes",
    "source": "source; sources; source url; reference; according to source; source name;"
    " origine de l info;"
    "lien; link; press source",
    "quote": "quote; citation; verbatim; excerpt; extrait",
    "according_to": "according to; selon; d apres; attributed to",
    "locator": "locator; page; pages; localisation",
    "ticker": "ticker; symbol; symbole; mnemonique; stock symbol; code mnemo",
    "lei": "lei; lei code; code lei",
    "siren": "siren; numero siren; code siren; no siren",
    "wikidata": "wikidata; wikidata id; qid; wikidata qid",
    "orcid": "orcid; orcid id",
    "opencorporates": "opencorporates; opencorporates id; opencorporates url",
    "linkedin": "linkedin; linkedin url; profil linkedin; linkedin profile",
    "confidentiality": "confidentiality; confidentialite; confidential; confidentiel; protected;"
    "protege; secret; off the record; classified",
    "current": "is current; current; actuel; en cours; en poste; active",
    "interim": "interim; acting; par interim; interimaire",
    "url": "url; link; lien; address; adresse; source url; uri; web address",
    "headline": "headline; title; titre; heading; article; headline title",
    "published": "published; published on; publication date; date de publication; publie;"
    " publie le;"
    "date; parution; date de parution",
    "authors": "author; authors; auteur; auteurs; byline; journalist; journaliste; signature; by",
    "language": "language; langue; lang",
    "text": "text; texte; claim; affirmation; statement; declaration; assertion; body; contenu;"
    " content",
    "asserted_by": "asserted by; said by; affirme par; speaker; author; auteur; by; par; qui",
    "asserted_on": "asserted on; said on; date; affirme le; dit le",
    "check_by": "check by; to check by; a verifier le; due; deadline; echeance",
    "subjects": "subject; subjects; sujet; sujets; about; concerne; a propos de; concerning",
    "outcome": "outcome; issue; resultat; result",
    "via": "via; via organization; through; intermediaire; recruiter; cabinet de recrutement",
    "party_text": "groupe en mots; party in words",
    "headcount": "headcount; effectif; number of people; nombre de personnes; how many; count",
}  # fmt: skip

_ENDS = {
    "from": "old; previous; former; prior; ancien; ancienne; anciennes; precedent; precedente;"
    "bisherige; bisheriger; alte; alter; anterior",
    "to": "new; next; nouveau; nouvel; nouvelle; nouvelles; neue; neuer; nuevo; nueva",
}
_AT_ENDS = {
    "org": "organization; organisation; org; company; employer; firm; agency; institution;"
    "structure; entreprise; societe; organisme; employeur; media; firma; arbeitgeber; unternehmen;"
    "empresa",
    "role": "role; position; title; job; job title; post; function; poste; fonction; fonctions;"
    "titre; funktion; rolle; cargo; puesto",
}
"""What stands at an end of a move, which an adjective before or behind it tells from the other."""

_SHARED = {
    "uid": "uid", "note": "note", "tags": "tags", "source": "source", "quote": "quote",
    "according_to": "according_to", "locator": "locator", "confidentiality": "confidentiality",
    "id": "id", "wikidata": "wikidata",
}  # fmt: skip
_POST = {
    "role": "role", "start": "start", "end": "end", "term_end": "term_end", "period": "period",
    "current": "is_current", "interim": "interim",
}  # fmt: skip
_NAMES = {"aliases": "aliases", "former_name": "former_name"}

FIELDS_OF: dict[str, dict[str, str]] = {
    "people": {
        "person": "name", "given": "given_name", "family": "family_name", "native": "native_name",
        "sort_name": "sort_name", "born": "birth_year", "tell_apart": "tell_apart",
        "org": "organization", "org_id": "organization_id", "orcid": "orcid",
        "linkedin": "linkedin", "person_id": "id", **_NAMES, **_POST, **_SHARED,
    },
    "organizations": {
        "org": "name", "org_name": "name", "political_party": "name", "org_number": "id",
        "parent": "parent", "parent_id": "parent_id", "kind": "kind",
        "country": "country", "website": "website", "founded": "founded", "dissolved": "dissolved",
        "status": "status", "tell_apart": "tell_apart", "org_id": "id", "ticker": "ticker",
        "lei": "lei", "siren": "siren", "opencorporates": "opencorporates", "person": "person",
        "linkedin": "linkedin", "start": "start", "end": "end", "role": "role",
        **_NAMES, **_SHARED,
    },
    "positions": {
        "person": "person", "org": "organization", "person_id": "person_id",
        "org_id": "organization_id", **_POST, **_SHARED,
    },
    "moves": {
        "person": "person", "person_id": "person_id", "from_org": "from_organization",
        "to_org": "to_organization", "from_org_id": "from_organization_id",
        "to_org_id": "to_organization_id", "from_role": "from_role", "to_role": "to_role",
        "role": "to_role", "date": "date", "left_on": "left_on", "starts_on": "starts_on",
        "term_end": "term_end", "status": "status", "stage": "stage",
        "verification": "verification", "kind": "kind", "why_left": "why_left",
        "via": "via_organization",
        "headcount": "headcount", "interim": "interim", "party_text": "party", **_SHARED,
    },
    "sources": {
        "url": "url", "headline": "headline", "org": "outlet", "published": "published_on",
        "authors": "authors", "language": "language", "kind": "kind", "text": "text",
        "uid": "uid", "note": "note", "tags": "tags", "confidentiality": "confidentiality",
        "id": "id",
    },
    "claims": {
        "text": "text", "asserted_by": "asserted_by", "asserted_on": "asserted_on",
        "check_by": "check_by", "subjects": "subjects", "outcome": "outcome", "kind": "kind",
        **_SHARED,
    },
}  # fmt: skip
"""Which target of each table a concept is."""


def plain(header: str) -> str:
    """A header as it is compared: folded words, a blank between them."""
    return " ".join(words(header))


def _spelled() -> dict[str, list[str]]:
    """The concepts that each plain header may stand for, in the order of the catalogue."""
    found: dict[str, list[str]] = {}
    for concept, listed in _CONCEPTS.items():
        for word in listed.split(";"):
            if word.strip():
                found.setdefault(plain(word), []).append(concept)
    for (end, adjectives), (what, nouns) in product(_ENDS.items(), _AT_ENDS.items()):
        for pair in product(map(plain, adjectives.split(";")), map(plain, nouns.split(";"))):
            for header in (" ".join(pair), " ".join(reversed(pair))):
                found.setdefault(header, [f"{end}_{what}"])
    return found


CONCEPTS_OF = _spelled()


def meant(table: str, header: str) -> list[str]:
    """The targets of a table that a header may stand for, likeliest first."""
    fields = FIELDS_OF[table]
    concepts = next((CONCEPTS_OF[one] for one in _spellings(header) if one in CONCEPTS_OF), ())
    return list(dict.fromkeys(fields[one] for one in concepts if one in fields))


def is_general(header: str) -> bool:
    """Whether a header only says "name", of whatever it is that the others leave."""
    return "org_name" in CONCEPTS_OF.get(plain(header), ())


def _spellings(header: str) -> Iterator[str]:
    """A header as it stands, without how it is written, and without Wikidata's "Label"."""
    yield plain(header)
    yield plain(_REMARK.sub("", header))
    yield plain(_INNER_CAPITAL.sub(" ", header).removesuffix("Label"))
