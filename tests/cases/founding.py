"""The founding story as an editor records it: fourteen facts, through the verbs of the window."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records.belongings import aliases
from mercato.records.evidence import claims, references
from mercato.records.journal import journal
from mercato.records.moving import move_entry
from mercato.records.verbs import editing, linking, positions

WAVE = (
    ("chercheurs de Google DeepMind", "Google > Google DeepMind"),
    ("ingénieurs d'OpenAI", "OpenAI"),
    ("des gens de Safe Superintelligence Inc.", "Safe Superintelligence Inc."),
)


@dataclass
class Story:
    """The records that the facts are asked of."""

    article: int
    bloomberg: int
    move: int
    groups: list[int]


def tell() -> Story:
    """Record all fourteen facts, in three edits."""
    with journal.edit("source.created"):
        report = editing.create("source", outlet=linking.outlet("Bloomberg"))
        article = editing.create(
            "source", text="Le texte de l'article.", language="fr", relays=report
        )
        bloomberg = linking.outlet("Bloomberg")
    with journal.edit("move.created"):
        move = _the_move(article)
        groups = [_group(party, place, article) for party, place in WAVE]
    with journal.edit("claim.created"):
        _claims(article, bloomberg)
    return Story(article, bloomberg, move, groups)


def _the_move(article: int) -> int:
    team = linking.find_or_create("organization", "Apple > équipe des modèles de fondation")
    product = linking.find_or_create("organization", "Apple > Apple Intelligence", kind="product")
    editing.set_field(product, "kind", "product")
    pang = linking.find_or_create("person", "Ruoming Pang")
    held = positions.create(pang, team, "responsable des modèles d'IA", is_current="yes")
    aliases.add(held, "à la tête de l'équipe chargée d'entraîner les modèles de fondation")
    references.add_reference(article, held, field="role")
    (move,) = move_entry.enter(
        move_entry.MoveEntry(
            person=pang,
            from_organization=team,
            from_role="responsable des modèles d'IA",
            to_organization="Meta > unité d'IA superintelligente",
            source=article,
            according_to="Bloomberg",
            quote="Ruoming Pang quitte Apple et rejoint Meta",
            quote_language="fr",
            language="fr",
        )
    )
    zuckerberg = linking.find_or_create("person", "Mark Zuckerberg")
    meta = linking.find_or_create("organization", "Meta")
    references.add_reference(article, positions.create(zuckerberg, meta, is_current="yes"))
    return move


def _group(party: str, place: str, article: int) -> int:
    (move,) = move_entry.enter(
        move_entry.MoveEntry(
            person=party, from_organization=place, to_organization="Meta", source=article,
            language="fr",
        )
    )  # fmt: skip
    return move


def _claims(article: int, bloomberg: int) -> None:
    find = linking.find_or_create
    apple, meta, openai = (find("organization", name) for name in ("Apple", "Meta", "OpenAI"))
    anthropic, siri = find("organization", "Anthropic"), find("organization", "Apple > Siri")
    product, unit = find("organization", "Apple Intelligence"), find("organization", "Apple > IA")
    pang = find("person", "Ruoming Pang")
    platforms = [find("organization", f"Meta > {name}") for name in ("Facebook", "WhatsApp")]
    for made in (siri, *platforms):
        editing.set_field(made, "kind", "product")
    said: list[tuple[str, str, list[int], dict[str, object]]] = [
        ("Présentée à la WWDC 2024", "context", [product], {"about_date": "2024"}),
        ("Des modèles compacts, sur iPhone et iPad, sans le nuage", "context", [product], {}),
        ("Moins bons que ceux d'OpenAI, d'Anthropic, de Meta", "opinion", [apple, product], {}),
        ("Apple a envisagé OpenAI ou Anthropic dans Siri", "rumour",
         [apple, openai, anthropic, siri], {}),
        ("Une vague de démissions dans l'unité d'IA", "forecast", [unit], {"check_by": "2026-01"}),
        ("L'unité est « troublée »", "quote", [unit], {"asserted_by": bloomberg}),
        ("Un revers important pour Apple", "opinion", [apple], {}),
        ("Des difficultés internes", "opinion", [apple], {}),
        ("Meta gagne en expertise des modèles embarqués", "opinion", [meta, pang], {}),
        ("Une IA « superintelligente », une place dans les objets connectés", "stated_aim",
         [meta], {}),
        ("Apple risque d'être distancée", "forecast", [apple], {}),
        ("Des agents de Facebook à WhatsApp", "forecast", [meta, *platforms], {}),
    ]  # fmt: skip
    for text, kind, subjects, fields in said:
        claim = claims.create_claim(text, kind=kind, subjects=subjects, **fields)
        references.add_reference(article, claim, **_evidence(kind))


def _evidence(kind: str) -> dict[str, object]:
    if kind == "rumour":
        return {"according_to": "several sources"}
    if kind == "quote":
        return {"according_to": "Bloomberg", "quote": "troublée", "quote_translated": True}
    return {}
