"""The picklists of the model, as codes in the order in which they are offered.

Words for them, English and French, stand in `workspace.words`.
"""

from __future__ import annotations

RECORD_TYPES = (
    "person",
    "organization",
    "organization_change",
    "position",
    "move",
    "source",
    "claim",
)

CONFIDENTIALITY = ("public", "internal", "protected")

ORGANIZATION_KIND = (
    "unspecified",
    "company",
    "unit",
    "public_body",
    "university",
    "media",
    "nonprofit",
    "fund",
    "product",
    "informal",
    "other",
)
ORGANIZATION_STATUS = ("active", "planned", "closed")
ORGANIZATION_CHANGE_KIND = ("renamed_to", "merged_into", "acquired_by", "spun_off_from")

POSITION_KIND = (
    "employee",
    "founder",
    "board",
    "adviser",
    "elected",
    "seconded",
    "contractor",
    "other",
)
POSITION_FUNCTION = (
    "chief_executive",
    "chair",
    "finance",
    "technology",
    "operations",
    "research",
    "engineering",
    "product",
    "design",
    "marketing",
    "communications",
    "legal",
    "people",
    "editor",
    "presenter",
    "journalist",
    "minister",
    "adviser",
    "other",
)
DATE_KNOWN = ("exact", "first_cited", "last_cited", "inferred")
IS_CURRENT = ("unknown", "yes", "no", "incoming")

END_STATE = ("known", "unknown", "none", "own_venture")
HEADCOUNT_BOUND = ("exact", "at_least", "about")
MOVE_KIND = (
    "moves",
    "joins",
    "leaves",
    "promoted",
    "additional_role",
    "founds",
    "returns",
    "seconded",
    "retires",
    "dies",
    "acqui_hired",
    "renewed",
    "made_permanent",
    "interim_ends",
    "stays",
)
WHY_LEFT = (
    "resigned",
    "dismissed",
    "poached",
    "term_ended",
    "retired",
    "mutual_agreement",
    "redundancy",
    "died",
    "other",
)
STAGE = (
    "considered",
    "in_talks",
    "agreed",
    "announced",
    "left",
    "started",
    "fell_through",
    "annulled",
)
VERIFICATION = ("rumoured", "reported", "confirmed", "denied", "disputed", "retracted")
MOVE_LINK_KIND = ("member_of", "replaces", "cancels", "renews")

SOURCE_KIND = (
    "article",
    "press_release",
    "filing",
    "social_post",
    "interview",
    "tip",
    "document",
)
STANCE = ("supports", "contradicts", "mentions")
ACCORDING_TO = (
    "named",
    "spokesperson",
    "official_document",
    "several_sources",
    "unnamed_sources",
    "own_reporting",
)

CLAIM_KIND = (
    "fact",
    "rumour",
    "forecast",
    "denial",
    "quote",
    "opinion",
    "stated_aim",
    "context",
)
CLAIM_OUTCOME = ("open", "borne_out", "refuted", "lapsed")

ALIAS_KIND = (
    "other",
    "former",
    "native",
    "transliteration",
    "nickname",
    "abbreviation",
    "misspelling",
)
IDENTIFIER_SCHEME = (
    "wikidata",
    "lei",
    "siren",
    "orcid",
    "opencorporates",
    "ticker",
    "linkedin",
    "website",
    "other",
)
MATCH_DECISION = ("same", "different", "unsure")


def name_of(picklist: tuple[str, ...]) -> str:
    """What the words of a picklist stand under; empty if it is none."""
    named = (name for name, value in globals().items() if value == picklist)
    return next(named, "").lower()
