"""What rows become: records with links, posts, names, numbers, tags and evidence."""

from __future__ import annotations

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import asked, plan, rows, take

from mercato.exchange.importing import THIS_FILE
from mercato.exchange.questions import Note
from mercato.records.belongings import tags
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.schema import (
    Alias,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Reference,
    Source,
    Tag,
)
from mercato.records.verbs import describing, linking


def found(record_type: str, name: str) -> int:
    """The one record of that name."""
    (record,) = linking.find(record_type, name)
    return record


def test_a_name_in_two_columns_is_one_person_and_capitals_are_only_how_it_was_set(
    desk: Desk,
) -> None:
    table = rows("Prénom|Nom", "Jean-Marie|BOUTIN", "Zoé|Le Maire")
    report = take(table, plan("people", {"given_name": "Prénom", "family_name": "Nom"}))
    people = list(Person.select(Person.name, Person.family_name).order_by(Person.id).tuples())
    assert people == [("Jean-Marie Boutin", "Boutin"), ("Zoé Le Maire", "Le Maire")]
    assert [row.text for row in Alias.select()] == ["Jean-Marie BOUTIN"]
    assert report.adds_up
    assert desk.wrong() == []


def test_a_heading_says_that_family_names_come_first(desk: Desk) -> None:
    table = rows("NOM ET PRENOM", "MARTIN LEA", "DE LA TOUR JEAN", "N'Guyen Thi", "DUPONT Zoé")
    report = take(table, plan("people", {"name": "NOM ET PRENOM"}))
    assert [(one.given_name, one.family_name) for one in Person.select().order_by(Person.id)] == [
        ("Lea", "Martin"),
        ("Jean", "De La Tour"),
        ("Thi", "N'Guyen"),
        ("Zoé", "Dupont"),
    ]
    told = {"count": 3, "text": "MARTIN LEA", "name": "Lea Martin"}
    assert Note("import.names_turned", told) in report.notes
    assert take(table, plan("people", {"name": "NOM ET PRENOM"})).counts["same"] == 4


def test_a_heading_says_so_in_german_and_spanish_too(desk: Desk) -> None:
    for heading, text in (
        ("Nachname Vorname", "Merz Friedrich"),
        ("Apellidos y nombre", "Díaz Yolanda"),
    ):
        named = {"answers": {f"name_order:{heading}": "family_first_word"}}
        take(rows(heading, text), plan("people", {"name": heading}, **named))
    assert [one.name for one in Person.select().order_by(Person.id)] == [
        "Friedrich Merz",
        "Yolanda Díaz",
    ]


@pytest.mark.parametrize(
    ("answer", "name"), [("family_first_word", "Dupont Jean"), ("given_first", "Jean Dupont")]
)
def test_names_that_do_not_show_what_their_heading_says_are_asked_about(
    desk: Desk, answer: str, name: str
) -> None:
    table = rows("Nom et prénom", "Jean Dupont", "Marie Curie")
    (question,) = asked(table, plan("people", {"name": "Nom et prénom"}))
    assert (question.code, question.values["count"]) == ("import.name_order", 2)
    take(table, plan("people", {"name": "Nom et prénom"}, answers={question.key: answer}))
    assert Person.select().order_by(Person.id).first().name == name


def test_a_particle_within_a_word_and_a_lone_sign_are_no_particles_in_front(desk: Desk) -> None:
    table = rows("NOM ET PRENOM", "AL-SISI ABDEL FATTAH", "ʻ Oku Pita")
    (question,) = asked(table, plan("people", {"name": "NOM ET PRENOM"}))
    assert (question.code, question.values["count"]) == ("import.name_order", 2)
    answers = {question.key: "family_first_word"}
    take(table, plan("people", {"name": "NOM ET PRENOM"}, answers=answers))
    assert Person.select().order_by(Person.id).first().family_name == "al-Sisi"


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("family_first_word", "Lopez Maria Garcia"),
        ("given_last_word", "Maria Garcia Lopez"),
        ("given_first", "Garcia Lopez Maria"),
    ],
)
def test_where_a_family_name_in_front_ends_is_asked(desk: Desk, answer: str, name: str) -> None:
    table = rows("Last name, first name|Org", "GARCIA LOPEZ MARIA|BBC", "LEE ANN|BBC")
    columns = {"person": "Last name, first name", "organization": "Org"}
    (question,) = asked(table, plan("positions", columns))
    assert (question.code, len(question.options)) == ("import.name_order", 3)
    take(table, plan("positions", columns, answers={question.key: answer}))
    assert name in [one.name for one in Person.select()]


def test_family_and_given_name_in_one_column_are_told_apart(desk: Desk) -> None:
    take(rows("name", "Pang, Ruoming"), plan("people", {"name": "name"}))
    person = Person.get()
    assert (person.name, person.given_name, person.family_name) == (
        "Ruoming Pang",
        "Ruoming",
        "Pang",
    )


def test_start_and_end_of_a_person_make_a_position(desk: Desk) -> None:
    table = rows("name|employer|role|years", "Ada Lovelace|Analytical > Engines|coder|2017–2019")
    columns = {"name": "name", "organization": "employer", "role": "role", "period": "years"}
    report = take(table, plan("people", columns))
    post = Position.get()
    assert describing.path(post.organization_id) == ["Analytical", "Engines"]
    assert (post.start, post.end, post.role) == ("2017", "2019", "coder")
    assert report.made == {"organization": 2, "person": 1, "position": 1}
    assert desk.wrong() == []


def test_a_post_that_stands_in_two_rows_is_one_each_time(desk: Desk) -> None:
    row = "Jean Dupont|Q1|Le Monde|Boss"
    columns = {"name": "name", "wikidata": "number", "organization": "employer", "role": "role"}
    made = []
    for _ in range(2):
        report = take(rows("name|number|employer|role", row, row), plan("people", columns))
        made.append(report.made.get("position", 0))
    assert made == [1, 0]
    assert Position.select().count() == 1


def test_a_span_in_the_column_of_starts_is_start_and_end(desk: Desk) -> None:
    table = rows("who|at|from|to", "Ann Lee|Acme|2017–2019|", "Bo Li|Acme|2017–2019|2018")
    columns = {"person": "who", "organization": "at", "start": "from", "end": "to"}
    take(table, plan("positions", columns))
    told = [(one.start, one.end) for one in Position.select().order_by(Position.id)]
    assert told == [("2017", "2019"), ("2017/2019", "2018")]
    take(table, plan("positions", columns))
    assert Position.select().count() == 2


@pytest.mark.parametrize("word", ["Still in office", "présent", "en poste", "current"])
def test_an_end_that_is_none_says_that_the_post_is_held(desk: Desk, word: str) -> None:
    table = rows("who|where|from|to", f"Ada Lovelace|Acme|2020|{word}")
    columns = {"person": "who", "organization": "where", "start": "from", "end": "to"}
    report = take(table, plan("positions", columns))
    post = Position.get()
    assert (post.end, post.end_text, post.is_current) == (None, None, "yes")
    assert [note.code for note in report.notes] == ["import.still_going_on"]


def test_a_move_makes_its_person_both_organizations_and_its_evidence(desk: Desk) -> None:
    table = rows(
        "person|from|to|role|date|status|source|quote",
        "Ruoming Pang|Apple|Meta > MSL|researcher|2025-07-07|rumeur|Bloomberg|il part",
    )
    columns = {
        "person": "person",
        "from_organization": "from",
        "to_organization": "to",
        "to_role": "role",
        "date": "date",
        "status": "status",
        "source": "source",
        "quote": "quote",
    }
    report = take(table, plan("moves", columns))
    move = Move.get()
    assert (move.kind, move.verification, move.announced_on) == ("moves", "rumoured", "2025-07-07")
    assert (move.from_state, move.to_state) == ("known", "known")
    reference = Reference.get()
    assert (reference.record_id, reference.quote) == (move.id, "il part")
    assert describing.name(reference.source_id) == "Bloomberg"
    assert report.made == {"person": 1, "organization": 4, "move": 1, "source": 1}
    assert desk.wrong() == []


@pytest.mark.parametrize(
    ("answer", "ends"),
    [
        ("to_organization", ("Total", "PDG", None, None)),
        ("from_organization", (None, None, "Total", "PDG")),
    ],
)
def test_which_end_a_lone_column_of_organizations_is_is_asked(
    desk: Desk, answer: str, ends: tuple[str | None, ...]
) -> None:
    table = rows(
        *("Nom|Entreprise|Poste", "Jean Dupont|Total|PDG", "Léa Martin|Engie|CFO"),
        *("Zoé Petit|Total|CTO", "Luc Roux||CFO"),
    )
    columns = {"person": "Nom", "to_role": "Poste"}
    (question,) = asked(table, plan("moves", columns))
    assert (question.key, question.proposed) == ("place:Entreprise", "to_organization")
    assert question.options[0].sample == (("Total",), ("Engie",))
    (left,) = asked(table, plan("moves", columns, constants={"left_on": "2024"}))
    assert left.proposed == "from_organization"
    report = take(table, plan("moves", columns, answers={question.key: answer}))
    move = Move.select().order_by(Move.id).first()
    to, left = move.to_organization, move.from_organization
    assert (to and to.name, move.to_role, left and left.name, move.from_role) == ends
    assert [one.key for one in report.answered] == [question.key]


def test_what_is_no_employer_is_no_organization(desk: Desk) -> None:
    table = rows("who|from|to", "Ann Lee|Acme|Retired", "Bo Li|?|Acme", "Cy Po|Acme|own venture")
    columns = {"person": "who", "from_organization": "from", "to_organization": "to"}
    take(table, plan("moves", columns))
    told = [(one.kind, one.from_state, one.to_state) for one in Move.select().order_by(Move.id)]
    assert told == [
        ("retires", "known", "none"),
        ("joins", "unknown", "known"),
        ("founds", "known", "own_venture"),
    ]
    assert len(tables.ids("organizations", "")) == 1


@pytest.mark.parametrize("word", ["N/A", "n.a.", "NULL", "#N/A", "NaN"])
def test_a_word_for_nothing_is_no_organization_and_no_role(desk: Desk, word: str) -> None:
    table = rows("who|from|role|to", f"Ann Lee|{word}|{word}|Acme")
    columns = {"person": "who", "from_organization": "from", "from_role": "role"}
    take(table, plan("moves", {**columns, "to_organization": "to"}))
    move = Move.get()
    assert (move.from_state, move.from_role, move.kind) == ("unknown", None, "joins")
    below = plan("organizations", {"name": "name", "parent": "parent"})
    take(rows("name|parent", f"Fox|{word}"), below)
    assert len(tables.ids("organizations", "")) == 2


def test_the_error_of_a_spreadsheet_is_no_name(desk: Desk) -> None:
    table = rows("who|what|where", "Ann Lee|#REF!|#NAME?", "#VALUE!|CEO|Meta")
    columns = {"person": "who", "role": "what", "organization": "where"}
    report = take(table, plan("positions", columns))
    assert [(one.line, one.code) for one in report.refused] == [(3, "import.no_name")]
    (position,) = Position.select()
    assert (position.role, position.organization) == (None, None)


def test_who_comes_back_from_retirement_does_not_retire(desk: Desk) -> None:
    table = rows("who|from|to", "Ann Lee|Retired|Acme")
    columns = {"person": "who", "from_organization": "from", "to_organization": "to"}
    take(table, plan("moves", columns))
    move = Move.get()
    assert (move.kind, move.from_state, move.to_state) == ("joins", "none", "known")


def test_the_kind_is_proposed_of_a_move_with_a_term_as_well(desk: Desk) -> None:
    columns = {
        "person": "who",
        "to_organization": "to",
        "to_role": "as",
        "starts_on": "from",
        "term_end": "until",
    }
    table = rows("who|to|as|from|until", "Ada Lee|Acme|interim CEO|2025-01-02|2025-06-30")
    take(table, plan("moves", columns))
    move = Move.get()
    assert (move.kind, move.interim, move.term_end) == ("joins", True, "2025-06-30")


def test_a_party_in_words_is_no_person(desk: Desk) -> None:
    table = rows("who|from|to", "au moins dix ingénieurs d'OpenAI|OpenAI|Meta")
    columns = {"person": "who", "from_organization": "from", "to_organization": "to"}
    take(table, plan("moves", columns))
    move = Move.get()
    assert (move.person_id, move.headcount, move.headcount_bound) == (None, 10, "at_least")
    assert move.party == "au moins dix ingénieurs d'OpenAI"


def test_numbers_of_another_system_link_files(desk: Desk) -> None:
    people = rows("id|name", "7|Ann Lee", "007|Bo Li")
    take(people, plan("people", {"id": "id", "name": "name"}))
    moves = rows("person_id|to", "007|Acme", "8|Acme", "7|Acme")
    report = take(moves, plan("moves", {"person_id": "person_id", "to_organization": "to"}))
    assert [move.person.name for move in Move.select().order_by(Move.id)] == ["Bo Li", "Ann Lee"]
    (refused,) = report.refused
    assert (refused.line, refused.code, refused.column) == (3, "link.not_found", "person_id")
    assert report.adds_up


def test_parents_stand_anywhere_in_the_file(desk: Desk) -> None:
    table = rows("name|part of", "FAIR|Meta", "Labs|FAIR", "Meta|", "Vision|Elsewhere")
    take(table, plan("organizations", {"name": "name", "parent": "part of"}))
    assert describing.path(found("organization", "Labs")) == ["Meta", "FAIR", "Labs"]
    assert describing.path(found("organization", "Vision")) == ["Elsewhere", "Vision"]
    assert len(tables.ids("organizations", "")) == 5
    assert desk.wrong() == []


def test_a_row_below_itself_is_refused_and_all_below_it(desk: Desk) -> None:
    table = rows("id|name|up", "1|A|2", "2|B|1", "3|C|", "4|D|1")
    report = take(table, plan("organizations", {"id": "id", "name": "name", "parent_id": "up"}))
    assert [line.line for line in report.refused] == [2, 3, 5]
    assert report.counts["new"] == 1
    assert report.adds_up


def test_aliases_numbers_and_tags_come_along(desk: Desk) -> None:
    table = rows("name|aka|formerly|symbol|tags", "Meta|FB; Face|Facebook|META|ai, big")
    columns = {
        "name": "name",
        "aliases": "aka",
        "former_name": "formerly",
        "ticker": "symbol",
        "tags": "tags",
    }
    take(table, plan("organizations", columns, tag=""))
    assert {row.text: row.kind for row in Alias.select()} == {
        "FB": "other",
        "Face": "other",
        "Facebook": "former",
    }
    assert [(row.scheme, row.value) for row in Identifier.select()] == [("ticker", "META")]
    assert tables.ids("organizations", "tag:ai tag:big")


def test_a_word_for_nothing_is_no_other_name_and_no_tag(desk: Desk) -> None:
    table = rows("name|aka|formerly|tags", "Meta|—|N/A|n/a", "Uber|(none); Ubercab|?|-; big")
    columns = {"name": "name", "aliases": "aka", "former_name": "formerly", "tags": "tags"}
    take(table, plan("organizations", columns, tag=""))
    assert [row.text for row in Alias.select()] == ["Ubercab"]
    assert [row.name for row in Tag.select()] == ["big"]


def test_spellings_of_one_tag_are_one_tag(desk: Desk) -> None:
    wanted = plan("people", {"name": "name", "tags": "tags", "id": "id"})
    table = rows("id|name|tags", "7|Ann Lee|AI; ai", "8|Bo Li|ai")
    assert take(table, wanted).counts["new"] == 2
    again = take(rows("id|name|tags", "7|Ann Lee|Aï", "8|Bo Li|safety"), wanted)
    assert [again.counts[name] for name in ("same", "changed")] == [1, 1]
    assert "AI" in tags.names(found("person", "Ann Lee"))
    assert desk.wrong() == []


def test_the_file_itself_can_be_the_source_of_all_it_makes(desk: Desk) -> None:
    table = rows("name|employer", "Ann Lee|Acme")
    columns = {"name": "name", "organization": "employer"}
    take(table, plan("people", columns, constants={"source": THIS_FILE}))
    source = Source.get()
    assert (source.kind, source.headline) == ("document", "list.csv")
    assert Reference.select().where(Reference.source == source.id).count() == 3


def test_a_constant_is_in_all_rows_and_everything_wears_the_tag(desk: Desk) -> None:
    table = rows("who|to", "Ann Lee|Acme", "Bo Li|Acme")
    columns = {"person": "who", "to_organization": "to"}
    report = take(table, plan("moves", columns, constants={"verification": "rumoured"}))
    assert {move.verification for move in Move.select()} == {"rumoured"}
    assert report.tag is not None
    assert len(tables.ids("people", f'tag:"{report.tag}"')) == 2
    assert len(tables.ids("organizations", f'tag:"{report.tag}"')) == 1


def test_sources_that_rows_name_are_made_once_however_they_are_spelled(desk: Desk) -> None:
    table = rows(
        "who|to|from",
        "Ann Lee|Le Monde|Le Monde",
        "Bo Li|Acme|https://www.acme.example/a?utm_source=x",
        "Cy Po|Acme|acme.example/a/",
        "Di Wu|Acme|Acme hires the whole team",
        "Ed Xu|Acme|ACME hires the whole team",
    )
    take(table, plan("moves", {"person": "who", "to_organization": "to", "source": "from"}))
    assert [one.name for one in Organization.select()] == ["Le Monde", "Acme"]
    kept = [(one.url, one.headline, one.outlet_id is None) for one in Source.select()]
    assert sorted(kept, key=str) == [
        ("https://www.acme.example/a?utm_source=x", None, True),
        (None, "Acme hires the whole team", True),
        (None, None, False),
    ]
    assert Reference.select().count() == 5
    assert desk.wrong() == []


def test_every_address_in_a_cell_is_a_source(desk: Desk) -> None:
    first, second, third = (f"https://example.org/{number}" for number in "abc")
    table = rows(
        "who|to|source|said",
        f"Ann Lee|Acme|{first} ; {second};|so",
        f"Bo Po|Acme|{second}, {third}|",
        f"Cy Do|Acme|see {first}|",
    )
    wanted = plan(
        "moves", {"person": "who", "to_organization": "to", "source": "source", "quote": "said"}
    )
    take(table, wanted)
    assert [one.url for one in Source.select().where(Source.url.is_null(False))] == [
        first,
        second,
        third,
    ]
    told = Reference.select(Source.url, Reference.quote).join(Source).order_by(Reference.id)
    assert list(told.tuples())[:1] == [(first, "so")]
    assert sorted(str(url) for url, _ in told.tuples()) == [
        "None", first, second, second, third,
    ]  # fmt: skip
    assert take(table, wanted).counts["same"] == 3


def test_what_is_no_source_refuses_its_row_alone(desk: Desk) -> None:
    table = rows("who|to|from", "Ann Lee|Acme|https://[x", "Bo Li|Acme|See\x00this", "Cy Po|Acme|")
    wanted = plan("moves", {"person": "who", "to_organization": "to", "source": "from"})
    assert [(one.code, one.column) for one in take(table, wanted).refused] == [
        ("url.unreadable", "from"),
        ("text.control_characters", "from"),
    ]
    assert Move.select().count() == 1


def test_who_said_a_claim_and_whom_it_is_about_are_found_or_made(desk: Desk) -> None:
    table = rows("said|by|about", "Acme will buy Beta|Acme|Acme; Beta")
    report = take(table, plan("claims", {"text": "said", "asserted_by": "by", "subjects": "about"}))
    assert report.made == {"organization": 2, "claim": 1}
    assert (
        take(
            table, plan("claims", {"text": "said", "asserted_by": "by", "subjects": "about"})
        ).counts["same"]
        == 1
    )
    assert desk.wrong() == []


def test_a_claim_needs_a_text_and_is_about_somebody_or_nothing(desk: Desk) -> None:
    table = rows("said|about|check", "X|Ann Lee; Acme|2020", "|Acme|2021", "Y|-|2022", "Z||2023")
    columns = {"text": "said", "subjects": "about", "check_by": "check"}
    report = take(table, plan("claims", columns))
    assert [(one.line, one.code) for one in report.refused] == [
        (3, "field.required"),
        (4, "import.no_name"),
    ]
    assert report.made == {"claim": 2, "person": 1, "organization": 1}
    assert take(table, plan("claims", columns)).counts["same"] == 2


def test_a_firm_that_is_kept_as_a_person_is_found_again(desk: Desk) -> None:
    table = rows("name|note", "McDonald Ltd|a")
    wanted = plan("people", {"name": "name", "note": "note"}, answers={"odd_names:person": "kept"})
    take(table, wanted)
    assert take(table, wanted).counts["same"] == 1


@pytest.mark.parametrize(
    ("kind", "columns", "refused"),
    [
        ("positions", {"person": "who", "end": "until"}, [2, 3]),
        ("organizations", {"name": "firm", "person": "who", "end": "until"}, [2, 3]),
        ("organizations", {"name": "firm", "end": "until"}, [2, 3, 4, 5]),
    ],
)
def test_a_post_without_anybody_is_refused(
    desk: Desk, kind: str, columns: dict[str, str], refused: list[int]
) -> None:
    table = rows("firm|who|until", "A||2019", "A||2020", "A|Ann Lee|2020", "B|Bob Ray|2021")
    report = take(table, plan(kind, columns))
    assert [(one.line, one.code) for one in report.refused] == [
        (line, "field.required") for line in refused
    ]
    assert Position.select().count() == 4 - len(refused)


def test_a_name_left_empty_is_what_its_parts_say(desk: Desk) -> None:
    table = rows("name|given|family", "|Zoé|MÜLLER", "Ann Lee|Ann|Lee")
    take(table, plan("people", {"name": "name", "given_name": "given", "family_name": "family"}))
    assert [one.name for one in Person.select().order_by(Person.id)] == ["Zoé Müller", "Ann Lee"]


def test_sources_are_found_by_address(desk: Desk) -> None:
    table = rows("url|title|paper", "https://www.example.org/a?utm_source=x|One|The Daily")
    columns = {"url": "url", "headline": "title", "outlet": "paper"}
    take(table, plan("sources", columns))
    again = rows("url|title|paper", "example.org/a|One|The Daily")
    assert take(again, plan("sources", columns)).counts["same"] == 1
    assert Source.get().outlet.kind == "media"


def test_sources_that_are_only_a_text_are_found_again(desk: Desk) -> None:
    table = rows("title|said", "|A tip", "|A tip", "One|A tip", "|Another")
    wanted = plan("sources", {"headline": "title", "text": "said"})
    counts = take(table, wanted).counts
    assert (counts["new"], counts["same"]) == (3, 1)
    assert take(table, wanted).counts["same"] == 4
    assert Source.select().count() == 3


def test_a_column_can_be_cut_into_parts(desk: Desk) -> None:
    from mercato.exchange.importing import ImportPlan, Mapped

    table = rows("who", "Ann Lee / CEO / Acme")
    mapped = [
        Mapped(field, ("who",), "/", part)
        for part, field in enumerate(("name", "role", "organization"), 1)
    ]
    take(table, ImportPlan("people", tuple(mapped)))
    post = Position.get()
    assert (post.person.name, post.role, post.organization.name) == ("Ann Lee", "CEO", "Acme")


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"nome": "name"}, "import.unknown_field"),
        ({"name": "nom"}, "import.unknown_column"),
        ({"note": "name"}, "import.nothing_named"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_what_there_is(
    desk: Desk, columns: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        take(rows("name", "Ann Lee"), plan("people", columns))
    assert refused.value.code == code
