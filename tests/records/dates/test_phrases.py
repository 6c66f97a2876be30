"""Dates as people write them, and what each must become."""

from __future__ import annotations

import pytest

from mercato.records.dates import read

# One phrasing a line: the text, two bars, the EDTF (- for none), and the problem if there is one.
UNDERSTOOD = """
2025 || 2025
2025. || 2025
2025-07 || 2025-07
2025-Q3 || 2025-35
Q3-2025 || 2025-35
T3/2025 || 2025-35
2025-H1 || 2025-40
2025-summer || 2025-22
été-2025 || 2025-22
2024-Q4 - 2025-Q1 || 2024-36/2025-33
2025-7 || 2025-07
2025/07 || 2025-07
07/2025 || 2025-07
7.2025 || 2025-07
2025-07-07 || 2025-07-07
2025/7/7 || 2025-07-07
2025.07.07 || 2025-07-07
07/07/2025 || 2025-07-07
7/7/2025 || 2025-07-07
7.7.25 || 2025-07-07
15-07-2025 || 2025-07-15
7/15/2025 || 2025-07-15
1/21/77 || 1977-01-21
31/12/99 || 1999-12-31
31.12.30 || 2030-12-31
20250707 || 2025-07-07
٢٠٢٥ || 2025
٧/٧/٢٠٢٥ || 2025-07-07
before ２０２５ || [..2024-12-31]
before ٢٠٢٥ || [..2024-12-31]
7/3/2025 || 2025-03-07 ambiguous_order
le 07/03/2025 || 2025-03-07 ambiguous_order
July 2025 || 2025-07
JULY 2025 || 2025-07
july, 2025 || 2025-07
2025 July || 2025-07
in July 2025 || 2025-07
juillet 2025 || 2025-07
Juillet 2025, || 2025-07
en juillet 2025 || 2025-07
au mois de juillet 2025 || 2025-07
courant juillet 2025 || 2025-07
the month of July 2025 || 2025-07
l'année 2025 || 2025
en 2021 || 2021
7 juillet 2025 || 2025-07-07
le 7 juillet 2025 || 2025-07-07
1er juillet 2025 || 2025-07-01
1ᵉʳ juillet 2025 || 2025-07-01
premier juillet 2025 || 2025-07-01
July 7, 2025 || 2025-07-07
July 7 2025 || 2025-07-07
Jul. 7, 2025 || 2025-07-07
July 1st, 2025 || 2025-07-01
7th of July 2025 || 2025-07-07
the 3rd of July, 2025 || 2025-07-03
on 7 July 2025 || 2025-07-07
7-Jul-2025 || 2025-07-07
7-Jul-25 || 2025-07-07
7 July '25 || 2025-07-07
July '25 || 2025-07
July 77 || 1977-07
Jul-25 || 2025-07 ambiguous_order
Monday 7 July 2025 || 2025-07-07
Monday, July 7, 2025 || 2025-07-07
lundi 7 juillet 2025 || 2025-07-07
lun. 7 juil. 2025 || 2025-07-07
mar. 3 juin 2025 || 2025-06-03
Mar. 3 2025 || 2025-03-03
Tuesday 7 July 2025 || 2025-07-07 weekday_mismatch
mardi 7 juillet 2025 || 2025-07-07 weekday_mismatch
Mon, 07 Jul 2025 10:00:00 +0200 || 2025-07-07
2025-04-14 08:26:03 || 2025-04-14
2025-04-14T08:26:03Z || 2025-04-14
2025-04-14T08:26:03.123+02:00 || 2025-04-14
14/04/2025 08:26 || 2025-04-14
14 avril 2025 à 8h26 || 2025-04-14
14 April 2025 at 8:26 am || 2025-04-14
14 avril 2025 au soir || 2025-04-14
15 janv. 2024 || 2024-01-15
15 févr. 2024 || 2024-02-15
15 fevrier 2024 || 2024-02-15
FÉVRIER 2024 || 2024-02
15 déc. 2024 || 2024-12-15
15 août 2024 || 2024-08-15
15 aout 2024 || 2024-08-15
Sept. 9, 2024 || 2024-09-09
early July 2025 || [2025-07-01..2025-07-10]
mid-July 2025 || [2025-07-11..2025-07-20]
mid July 2025 || [2025-07-11..2025-07-20]
late July 2025 || [2025-07-21..2025-07-31]
late February 2024 || [2024-02-21..2024-02-29]
the end of August 2024 || [2024-08-21..2024-08-31]
the beginning of July 2025 || [2025-07-01..2025-07-10]
début juillet 2025 || [2025-07-01..2025-07-10]
au début du mois de juillet 2025 || [2025-07-01..2025-07-10]
mi-juillet 2025 || [2025-07-11..2025-07-20]
à la mi-juillet 2025 || [2025-07-11..2025-07-20]
fin juillet 2025 || [2025-07-21..2025-07-31]
à la fin du mois d’août 2025 || [2025-08-21..2025-08-31]
vers la mi-juillet 2025 || [2025-07-11..2025-07-20]
first half of July 2025 || [2025-07-01..2025-07-15]
seconde quinzaine d'août 2025 || [2025-08-16..2025-08-31]
early 2023 || [2023-01..2023-04]
mid-2025 || [2025-05..2025-08]
fin 2024 || [2024-09..2024-12]
en fin d'année 2024 || [2024-09..2024-12]
early 1990s || [1990..1993]
vers 2019 || 2019~
circa 2019 || 2019~
c. 2019 || 2019~
ca 2019 || 2019~
about July 2025 || 2025-07~
around 7 July 2025 || 2025-07-07~
environ 2019 || 2019~
aux alentours de juillet 2025 || 2025-07~
vers le 7 juillet 2025 || 2025-07-07~
~2019 || 2019~
~ 2019 || 2019~
≈ 2019 || 2019~
2019~ || 2019~
2019? || 2019?
juillet 2025 ? || 2025-07?
peut-être 2019 || 2019?
Q3 2025 || 2025-35
2025 Q3 || 2025-35
T3 2025 || 2025-35
3e trimestre 2025 || 2025-35
3ème trimestre 2025 || 2025-35
au troisième trimestre de 2025 || 2025-35
third quarter of 2025 || 2025-35
1er trimestre 2025 || 2025-33
last quarter of 2025 || 2025-36
H1 2025 || 2025-40
first half of 2025 || 2025-40
1er semestre 2025 || 2025-40
S2 2025 || 2025-41
spring 2025 || 2025-21
summer 2025 || 2025-22
autumn 2025 || 2025-23
fall 2025 || 2025-23
winter 2025 || 2025-24
printemps 2025 || 2025-21
été 2025 || 2025-22
à l’été 2025 || 2025-22
automne 2025 || 2025-23
hiver 2025 || 2025-24
hiver 2024-2025 || [2024-12..2025-02]
rentrée 2025 || 2025-09~
à la rentrée 2025 || 2025-09~
week of 30 June 2025 || [2025-06-30..2025-07-06]
la semaine du 30 juin 2025 || [2025-06-30..2025-07-06]
2025-W28 || [2025-07-07..2025-07-13]
before Nov 2024 || [..2024-10-31]
avant novembre 2024 || [..2024-10-31]
avant le 1er novembre 2024 || [..2024-10-31]
prior to 2025 || [..2024-12-31]
< 2025 || [..2024-12-31]
after 2019 || [2020..]
après 2019 || [2020..]
after November 2024 || [2024-12..]
après le 7 juillet 2025 || [2025-07-08..]
after Q2 2025 || [2025-07-01..]
by March 2025 || [..2025-03]
until March 2025 || [..2025-03]
jusqu'en mars 2025 || [..2025-03]
jusqu’au 15 juillet 2025 || [..2025-07-15]
d'ici mars 2025 || [..2025-03]
d'ici à septembre 2025 || [..2025-09]
d'ici la fin 2025 || [..2025-12]
au plus tard en mars 2025 || [..2025-03]
2019 or later || [2019..]
avant fin juillet 2025 || [..2025-07-31]
before the end of 2025 || [..2025-12]
before early July 2025 || [..2025-06-30]
after mid-July 2025 || [2025-07-11..]
since 2021 || 2021/..
Since July 2025 || 2025-07/..
depuis 2021 || 2021/..
depuis le 7 juillet 2025 || 2025-07-07/..
depuis début juillet 2025 || 2025-07~/..
from 2021 on || 2021/..
from July 2025 onwards || 2025-07/..
à partir de 2021 || 2021/..
à partir du 7 juillet 2025 || 2025-07-07/..
à compter du 1er septembre 2025 || 2025-09-01/..
dès septembre 2025 || 2025-09/..
effective 1 July 2025 || 2025-07-01/..
as of 1 July 2025 || 2025-07-01/..
between 2019 and 2021 || [2019..2021]
entre 2019 et 2021 || [2019..2021]
entre juillet et septembre 2025 || [2025-07..2025-09]
between November and February 2025 || [2024-11..2025-02]
entre le 3 et le 7 juillet 2025 || [2025-07-03..2025-07-07]
2019..2021 || [2019..2021]
2025-06..2025-09 || [2025-06..2025-09]
2019.. || [2019..]
..2021 || [..2021]
2019-2021 || 2019/2021
2/3/2024-5/3/2024 || 2024-03-02/2024-03-05 ambiguous_order
2019–2021 || 2019/2021
2019 — 2021 || 2019/2021
from 2019 to 2021 || 2019/2021
de 2019 à 2021 || 2019/2021
du 3 au 7 juillet 2025 || 2025-07-03/2025-07-07
July 3-7, 2025 || 2025-07-03/2025-07-07
3–7 July 2025 || 2025-07-03/2025-07-07
de novembre 2024 à février || 2024-11/2025-02
July–September 2025 || 2025-07/2025-09
depuis 2019 jusqu'en 2021 || 2019/2021
2019–present || 2019/..
2019 - aujourd'hui || 2019/..
2019– || 2019/..
2019-20 || 2019/2020
2019/20 || 2019/2020
2023-24 || 2023-24 ambiguous_order
5. März 2024 || 2024-03-05
5 de enero de 2024 || 2024-01-05
12 maggio 2020 || 2020-05-12
3 januari 2021 || 2021-01-03
Okt. 2024 || 2024-10
2011/12 || 2011-12 ambiguous_order
2019 or 2020 || [2019,2020]
2019, 2020 or 2021 || [2019,2020,2021]
2019 ou 2020 || [2019,2020]
juillet/août 2025 || [2025-07,2025-08]
fin mars/début avril 2025 || [2025-03-21..2025-03-31,2025-04-01..2025-04-10]
3 ou 4 juillet 2025 || [2025-07-03,2025-07-04]
3 et 4 juillet 2025 || {2025-07-03,2025-07-04}
the 1990s || 199X
1990's || 199X
les années 1990 || 199X
années 90 || 199X
199x || 199X
2025-33 || 2025-33
[2019..2021] || [2019..2021]
[2019, 2020] || [2019,2020]
2025-07~ || 2025-07~
2025-07/.. || 2025-07/..
../2025 || ../2025
2004-06~-11 || 2004-06~-11
"""

YEAR_MISSING = """
lundi 23 avril || XXXX-04-23
Monday, April 23 || XXXX-04-23
July 7 || XXXX-07-07
7/15 || XXXX-07-15
11 juillet || XXXX-07-11
le 15 juillet || XXXX-07-15
26 juin || XXXX-06-26
19 juin || XXXX-06-19
Sept. 9 || XXXX-09-09
Aug. 31 || XXXX-08-31
13 juillet || XXXX-07-13
end of August || [XXXX-08-21..XXXX-08-31]
early July || [XXXX-07-01..XXXX-07-10]
début juillet || [XXXX-07-01..XXXX-07-10]
en mars || XXXX-03
July || XXXX-07
Q3 || XXXX-35
en été || XXXX-22
jusqu'en mars || [..XXXX-03]
avant mars || [..XXXX-02-29]
since July || XXXX-07/..
à partir du 26 juin || XXXX-06-26/..
du 3 au 7 juillet || XXXX-07-03/XXXX-07-07
entre juillet et septembre || [XXXX-07..XXXX-09]
du 28 décembre au 3 janvier || XXXX-12-28/XXXX-01-03
XXXX-04-23 || XXXX-04-23
23 April (year missing) || XXXX-04-23
"""

UNREADABLE = """
➆ juillet 2025
before ➆
2025-07-07 (memo)
2025-06-30, day (memo)
Still in office
End of loanJun 30, 2021
after two weeks
recently
récemment
sa dernière émission date du 13 juillet
jeudi ; à la rentrée
26 juin ; à partir de la rentrée
Sept. 9; end of August
Sept. 9; Aug. 31 (year not in text)
le 15 juillet (year not in text)
le mois dernier (relative to an undated page; 2025-06 only if the page is from July 2025)
Monday (the page is dated Tuesday 8 July, Seoul time)
le 7
77
45845
2010–12
avant janvier
il y a quelques jours
Without Club
to 2019 or from
"""

IMPOSSIBLE = """
31 April 2025
31 avril
February 30, 2024
29 février 2025
2025-02-30
20251301
45/45/2025
2025-13-01
between 31 April 2025 and 2026
2021 - 2019
from 2021 to 2019
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        text, _, expected = line.partition(" || ")
        edtf, _, problem = expected.partition(" ")
        found.append((text, edtf, problem))
    return found


@pytest.mark.parametrize(("text", "edtf", "problem"), rows(UNDERSTOOD))
def test_a_phrase_becomes_its_edtf(text: str, edtf: str, problem: str) -> None:
    value = read(text)
    assert (value.edtf, value.problem) == (edtf, problem or None)
    assert value.earliest is not None
    assert value.latest is not None


@pytest.mark.parametrize(("text", "edtf", "problem"), rows(YEAR_MISSING))
def test_a_date_without_a_year_says_so(text: str, edtf: str, problem: str) -> None:
    assert problem == ""
    value = read(text)
    assert (value.edtf, value.problem) == (edtf, "year_missing")
    assert (value.earliest, value.latest) == (None, None)


@pytest.mark.parametrize("text", UNREADABLE.strip().splitlines())
def test_what_cannot_be_read_is_kept_and_marked(text: str) -> None:
    value = read(text)
    assert (value.text, value.edtf, value.problem) == (text, None, "unreadable")


@pytest.mark.parametrize("text", IMPOSSIBLE.strip().splitlines())
def test_a_day_that_no_calendar_has_is_impossible(text: str) -> None:
    value = read(text)
    assert (value.text, value.edtf, value.problem) == (text, None, "impossible")


@pytest.mark.parametrize(
    "text", ["", "  ", "?", "unknown", "inconnu", "Inconnue.", "n.d.", "N.D.", "s. d.", "-", "—"]
)
def test_nothing_known_is_no_problem(text: str) -> None:
    value = read(text)
    assert (value.edtf, value.problem, value.earliest) == (None, None, None)


def test_the_locale_settles_the_order_of_day_and_month() -> None:
    assert read("7/3/2025", day_first=True).edtf == "2025-03-07"
    assert read("7/3/2025", day_first=False).edtf == "2025-07-03"
    assert read("25/3/2025", day_first=False).edtf == "2025-03-25"
    assert read("25/3/2025", day_first=False).problem is None


def test_the_language_settles_a_word_that_both_have() -> None:
    assert read("mar.", language="en").edtf == "XXXX-03"
    assert read("mar.", language="fr").problem == "needs_anchor"


def test_spaces_and_apostrophes_of_any_kind_are_read() -> None:
    assert read("7\u00a0juillet\u202f2025").edtf == "2025-07-07"
    assert read("jusqu\u2019en mars 2025\u200e").edtf == "[..2025-03]"
    assert read("de\u0301c. 2024").edtf == "2024-12"
    assert read("2025\u201107\u201107").edtf == "2025-07-07"


def test_a_month_never_becomes_its_first_day() -> None:
    value = read("juillet 2025")
    assert (value.earliest, value.latest) == ("2025-07-01", "2025-07-31")
    assert value.edtf == "2025-07"


def test_a_very_long_text_is_unreadable_at_once() -> None:
    assert read("2025 " * 41).problem == "unreadable"
    assert read("a " * 100_000).problem == "unreadable"
