"""Two hundred queries as people type them into the window, and some on positions, which have no
table there; each with the best plain SQL known for the same ids.

Names common and rare, in several scripts; words, phrases, conditions of every kind, several at
once, alternatives, opposites.
"""

from __future__ import annotations

from tests.benchmarks.plain_sql import (
    Part,
    Typed,
    chosen,
    country,
    dated,
    either,
    free,
    named,
    plain,
    query,
    without,
    word,
)

_LATIN = (
    *("martin", "garcía", "muller", "smith", "nguyen", "silva"),
    *("öztürk", "wang", "kamal", "fatima", "sánchez", "o'neill", "simic", "zoe"),
)
_SCRIPTS = (
    *("Иванов", "Петрова", "Ольга", "Дмитрий", "Горан", "王", "李", "伟", "秀英", "朴", "何"),
    *("藤原", "محمد", "فاطمة", "الحسن", "Κωνσταντίνος", "כהן", "하은", "शाह", "ანა"),
)
_PLACES = ("zephyr", "nova", "sevres", "lumière", "atlas", "newsroom")
_PLACES += ("superintelligence", "foundation", "mobility", "telecom", "quantum")
_ROLES = ("journaliste", "chief", "scientist", "interim", "dossier", "partner")
_SHORT = ("ng", "li", "o", "é")
_PHRASES = ('"chief scientist"', '"head of ai"', '"nova labs"', '"conseiller du président"')
_PHRASES += ('"interim ceo"', '"blue foods"')


def _move(field: str, *names: str) -> Part:
    return named("moves", field, *names)


def _is(field: str, *codes: str) -> Part:
    return chosen("moves", field, *codes)


def _moved(*parts: Part) -> Typed:
    return query("moves", *parts)


def _word(text: str) -> Part:
    return word("moves", text)


_YEAR = dated("moves", "date:2025", "2025-01-01", "2025-12-31")
_LATE = dated("moves", "after:2025-06", "2025-07-01", "9999-12-31")
_EARLY = dated("moves", "before:2000", "0000-01-01", "1999-12-31")
_NOWHERE = plain("no:to", "to_organization_id IS NULL")
_QUOTED = plain("has:quote", "move.id IN (SELECT record_id FROM reference WHERE quote IS NOT NULL)")
_SOURCED = plain("has:source", "move.id IN (SELECT record_id FROM reference)")
_UNSOURCED = plain("no:source", "move.id NOT IN (SELECT record_id FROM reference)")
_RUMOUR = _is("verification", "rumoured")
_DENIED = _is("verification", "denied")

_MOVES = (
    *(free("moves", text) for text in (*_LATIN, *_SCRIPTS, *_PLACES, *_ROLES, *_SHORT, *_PHRASES)),
    *(
        free("moves", *texts.split())
        for texts in (
            *("smith nova", "martin journaliste", "garcia atlas chief", "li research", "王 labs"),
            *(
                "nguyen bank",
                "ольга media",
                "global foods partner",
                "kamal ai",
                "petro zephyr",
                "de freitas",
            ),
        )
    ),
    *(_moved(_move("from", name)) for name in ("nova", "atlas", "quantum", "kappa", "délta")),
    *(_moved(_move("to", name)) for name in ("zephyr", "orion", "kappa", "gl", "nordic")),
    _moved(_move("from", '"blue foods"')),
    _moved(_move("to", '"foundation models"')),
    _moved(_move("to", "nova", "atlas")),
    *(_moved(_move("organization", name)) for name in ("pacific", "heritage", "research")),
    *(_moved(_move("person", name)) for name in ("martin", "李", "Иван", "garcia", "x")),
    *(_moved(_move("role", name)) for name in ("chief", '"head of"', "rédac", "ceo", "vp")),
    *(_moved(_move("outlet", name)) for name in ("bloomberg", '"les échos"', "ft")),
    *(_moved(country("moves", code)) for code in ("FR", "CN", "SN")),
    *(_moved(_is("verification", code)) for code in ("rumoured", "denied", "confirmed")),
    *(_moved(_is("stage", code)) for code in ("annulled", "started", "announced")),
    *(_moved(_is("kind", code)) for code in ("joins", "leaves")),
    _moved(_is("verification", "rumoured", "reported")),
    _moved(_is("stage", "announced", "agreed")),
    *(_moved(part) for part in (_YEAR, _LATE, _EARLY, _NOWHERE, _QUOTED)),
    _moved(_SOURCED),
    _moved(_UNSOURCED),
    _moved(dated("moves", "date:2019-07", "2019-07-01", "2019-07-31")),
    _moved(dated("moves", "date:2025-06..2025-09", "2025-06-01", "2025-09-30")),
    _moved(dated("moves", 'date:"july 2019"', "2019-07-01", "2019-07-31")),
    _moved(dated("moves", "date:2024", "2024-01-01", "2024-12-31", surely=True)),
    _moved(dated("moves", "date:2010..2012", "2010-01-01", "2012-12-31", surely=True)),
    _moved(without(_is("verification", "confirmed"))),
    _moved(without(_is("stage", "started"))),
    _moved(without(_move("from", "nova"))),
    _moved(_word("smith"), without(_word("nova"))),
    _moved(_word("wang"), without(_is("verification", "confirmed"))),
    _moved(_move("to", "atlas"), without(_move("role", "ceo"))),
    _moved(_move("from", "nova"), _move("to", "atlas")),
    _moved(_move("to", "orion"), _RUMOUR),
    _moved(_word("martin"), _DENIED),
    _moved(_RUMOUR, _YEAR),
    _moved(_RUMOUR, _LATE, without(_SOURCED)),
    _moved(_move("from", "blue"), _move("to", "nova"), _YEAR),
    _moved(_move("role", "ceo"), _YEAR, country("moves", "FR")),
    _moved(_move("outlet", "reuters"), _DENIED, _NOWHERE),
    _moved(_move("person", "silva"), _is("stage", "started"), _EARLY),
    _moved(either(_word("smith"), _word("garcia"))),
    _moved(either(_move("from", "nova"), _move("to", "nova"))),
    _moved(either(_RUMOUR, _DENIED), _YEAR),
    _moved(either(_word("王"), _word("李")), _move("to", "atlas")),
    _moved(either(_move("from", "kappa"), _word("journaliste")), without(_RUMOUR)),
    _moved(without(either(_RUMOUR, _DENIED)), _LATE),
)


def _people(field: str, *names: str) -> Typed:
    return query("people", named("people", field, *names))


_PEOPLE = (
    *(
        free("people", text)
        for text in (
            *("martin", "garcia", "wang", "nguyen", "ormesson", "zephyr", "patron", "li", "Ольга"),
            *("محمد", "王", "朴", "Иванов", "fatima"),
        )
    ),
    free("people", "martin", "nova"),
    free("people", "li", "bank"),
    *(_people("name", text) for text in ("smith", "Дмитр", "李")),
    *(_people("role", text) for text in ("ceo", "journaliste")),
    *(_people("organization", text) for text in ("orion", "newsroom")),
    _people("from", "atlas"),
    _people("to", "sevres"),
    query("people", named("people", "to", "nova"), word("people", "martin")),
    query("people", country("people", "DE")),
    query("people", chosen("people", "verification", "denied")),
    query("people", without(chosen("people", "stage", "started"))),
    query("people", plain("no:position", "person.id NOT IN (SELECT person_id FROM position)")),
)
_ORGANIZATIONS = (
    *(
        free("organizations", text)
        for text in ("nova", "research", "board", "ancien", "étoile", "le figaro", "a", '"& fils"')
    ),
    query("organizations", chosen("organizations", "kind", "unit")),
    query("organizations", chosen("organizations", "kind", "media")),
    query("organizations", country("organizations", "SN")),
    query("organizations", named("organizations", "parent", "atlas")),
    query("organizations", named("organizations", "name", "gamma")),
    query("organizations", named("organizations", "from", "kappa")),
    query("organizations", plain("no:parent", "parent_id IS NULL"), word("organizations", "ai")),
)
_POSITIONS = (
    *(
        free("positions", text)
        for text in ("ingenieur", "smith", "nordic", "Петр", '"vp research"')
    ),
    query("positions", named("positions", "organization", "nova")),
    query("positions", named("positions", "person", "garcia")),
    query("positions", named("positions", "role", "partner")),
    query("positions", plain("is:current", "is_current = 'yes'"), word("positions", "ceo")),
)
_SOURCES = (
    *(free("sources", text) for text in ("reuters", "example", "conseiller", "figaro")),
    query("sources", named("sources", "outlet", "bloomberg")),
    query("sources", dated("sources", "date:2019", "2019-01-01", "2019-12-31")),
    query("sources", plain("no:date", "published_on_earliest IS NULL")),
    query(
        "sources",
        named("sources", "outlet", "afp"),
        dated("sources", "after:2020", "2021-01-01", "9999-12-31"),
    ),
)

IN_WINDOW: tuple[Typed, ...] = (*_MOVES, *_PEOPLE, *_ORGANIZATIONS, *_SOURCES)
TYPED = (*IN_WINDOW, *_POSITIONS)
