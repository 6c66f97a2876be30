"""The English and French words by which a party of unnamed people is known and counted."""

from __future__ import annotations

NUMBERS: dict[str, int] = {
    "un": 1, "une": 1, "a": 1, "an": 1, "one": 1,
    "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5,
    "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9,
    "dix": 10, "ten": 10, "onze": 11, "eleven": 11, "douze": 12, "twelve": 12,
    "treize": 13, "thirteen": 13, "quatorze": 14, "fourteen": 14, "quinze": 15, "fifteen": 15,
    "seize": 16, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "dix-sept": 17, "dix-huit": 18, "dix-neuf": 19,
    "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "quarante": 40, "forty": 40,
    "cinquante": 50, "fifty": 50, "soixante": 60, "sixty": 60, "soixante-dix": 70, "seventy": 70,
    "quatre-vingts": 80, "quatre-vingt": 80, "eighty": 80, "quatre-vingt-dix": 90, "ninety": 90,
    "cent": 100, "hundred": 100, "mille": 1000, "thousand": 1000,
}  # fmt: skip

ROUND_NUMBERS: dict[str, int] = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    "millier": 1000, "dozen": 12, "score": 20, "couple": 2, "pair": 2,
    "paire": 2,
}  # fmt: skip
"""After "une" or "a" these say about how many."""

BOUNDS: tuple[tuple[str, str], ...] = (
    ("au moins", "at_least"), ("at least", "at_least"), ("plus de", "at_least"),
    ("plus d'", "at_least"), ("plus d’", "at_least"), ("more than", "at_least"),
    ("no fewer than", "at_least"), ("upwards of", "at_least"), ("over", "at_least"),
    ("pas moins de", "at_least"), ("minimum", "at_least"),
    ("environ", "about"), ("à peu près", "about"), ("près de", "about"), ("quelque", "about"),
    ("autour de", "about"), ("une petite", "about"), ("une bonne", "about"), ("about", "about"),
    ("around", "about"), ("some", "about"), ("roughly", "about"), ("nearly", "about"),
    ("almost", "about"), ("approximately", "about"), ("up to", "about"), ("jusqu'à", "about"),
    ("jusqu’à", "about"), ("as many as", "about"),
)  # fmt: skip
"""What may stand before a number, and what it makes of it."""

UNCOUNTED = frozenset({
    "plusieurs", "several", "some", "many", "des", "quelques", "certains", "certaines", "a number",
    "few", "a few", "multiple", "various", "numerous", "de nombreux", "de nombreuses", "nombre",
    "a handful", "une poignée", "dozens", "scores", "hundreds", "thousands", "dizaines",
    "des dizaines", "centaines", "des centaines", "milliers", "other", "d'autres", "d’autres",
    "divers", "diverses", "beaucoup", "most", "all", "les", "the", "its", "ses", "leurs", "their",
    "une partie", "part", "une série", "a group", "a team", "a wave", "un groupe", "une équipe",
    "une vague",
})  # fmt: skip
"""Words that open a party without saying how many."""

QUALIFIERS = frozenset({
    "former", "ex", "senior", "junior", "top", "key", "leading", "lead", "other", "more", "ai",
    "unnamed", "anonymous", "current", "new", "star", "anciens", "anciennes", "ancien", "ancienne",
    "autres", "autre", "hauts", "principaux", "grands", "jeunes", "nouveaux", "meilleurs",
    "élite", "veteran", "longtime", "core", "technical", "research", "software", "additional",
    "of", "de", "d'", "d’",
})  # fmt: skip
"""Words that may stand between the opening of a party and what its people are."""

PLURALS = frozenset({
    "academics", "advisers", "advisors", "analysts", "anchors", "bankers", "candidates",
    "co-founders", "cofounders", "colleagues", "consultants", "defectors", "designers",
    "developers", "directors", "editors", "employees", "engineers", "executives", "experts",
    "founders", "hires", "insiders", "interns", "journalists", "lawyers", "leaders", "managers",
    "members", "ministers", "officials", "partners", "people", "persons", "physicists", "players",
    "presenters", "producers", "professors", "programmers", "recruits", "reporters", "researchers",
    "scientists", "specialists", "staff", "staffers", "students", "technicians", "transfers",
    "veterans", "vice-presidents", "workers", "writers",
    "administrateurs", "administratrices", "animateurs", "animatrices", "associés", "banquiers",
    "cadres", "candidats", "chercheurs", "chercheuses", "cofondateurs", "collaborateurs",
    "collaboratrices", "collègues", "concepteurs", "conseillers", "conseillères",
    "développeurs", "développeuses", "dirigeants", "dirigeantes", "employés", "employées",
    "expertes", "fondateurs", "gens", "hauts-fonctionnaires", "ingénieurs",
    "ingénieures", "journalistes", "joueurs", "joueuses", "membres", "ministres", "patrons",
    "personnes", "personnalités", "présentateurs", "présentatrices", "producteurs", "professeurs",
    "recrues", "rédacteurs", "rédactrices", "responsables", "salariés", "salariées",
    "scientifiques", "spécialistes", "stagiaires", "talents", "techniciens", "transfuges",
    "élus", "élues", "députés", "sénateurs", "étudiants", "équipes", "teams",
})  # fmt: skip

SINGULARS = frozenset({
    "academic", "adviser", "advisor", "analyst", "banker", "candidate", "co-founder", "cofounder",
    "consultant", "designer", "developer", "director", "editor", "employee", "engineer",
    "executive", "expert", "founder", "hire", "insider", "intern", "journalist", "lawyer",
    "leader", "manager", "member", "minister", "official", "partner", "person", "player",
    "presenter", "producer", "professor", "programmer", "recruit", "reporter", "researcher",
    "scientist", "specialist", "staffer", "student", "veteran", "worker", "writer",
    "administrateur", "animateur", "associé", "banquier", "cadre", "candidat", "chercheur",
    "chercheuse", "cofondateur", "collaborateur", "collaboratrice", "conseiller", "conseillère",
    "développeur", "développeuse", "dirigeant", "dirigeante", "employé", "employée", "experte",
    "fondateur", "ingénieur", "ingénieure", "journaliste", "joueur", "joueuse", "membre",
    "ministre", "patron", "personne", "présentateur", "présentatrice", "producteur", "professeur",
    "recrue", "rédacteur", "rédactrice", "responsable", "salarié", "salariée", "scientifique",
    "spécialiste", "stagiaire", "technicien", "transfuge", "élu", "élue", "député", "sénateur",
    "étudiant",
})  # fmt: skip

TEAMS = frozenset({"team", "équipe", "staff", "crew", "trio", "duo", "quartet", "group", "groupe"})
"""Words for several people at once that stand in the singular."""

PREPOSITIONS = (
    "au sein de", "venus de", "venues de", "issus de", "issues de", "issu de", "en provenance de",
    "who worked at", "working at", "working for", "of", "from", "at", "within", "de", "du", "des",
    "d'", "d’", "chez", "in",
)  # fmt: skip
"""What may stand between the people and the organization they belong to."""
