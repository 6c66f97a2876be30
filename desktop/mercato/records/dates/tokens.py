"""From typed text to words and signs: case, accents, apostrophes, dashes and phrases evened out."""

import re
import unicodedata

from mercato.records.dates.lexicon import LONGEST_PHRASE, PHRASES, YEAR_MISSING

NUMERIC = (
    r"(?<!\d)(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d|\1\d)"
    r"|(?:\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\d{1,2}/\d{1,2})(?![-/.]?\d))"
)
_TOKEN = re.compile(
    NUMERIC + r"|'?\d{2,4}(?:'?s)(?![a-z])|\d{3}x(?![a-z])|'\d{2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|ere|re|e|eme|ieme|d|de|nde)(?![a-z])"
    r"|\d+|[a-z]+|\.{2,}|\S"
)
_TIME = re.compile(
    r"(?<=\d)(?:t|,?\s+(?:at\s+|a\s+|@\s*)?)(?:[01]?\d|2[0-3])"
    r"(?:[:h][0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?\s?(?:[ap]\.?m\.?)?|h|\s?[ap]\.?m\.?)"
    r"\s*(?:z|utc|gmt|cest|cet|[ecmp][sd]t|[-+]\d\d:?\d\d)?$"
)
_PART_OF_YEAR = re.compile(r"\b(?:(\d{4})[-/]([qths][1-4])|([qths][1-4])[-/](\d{4}))\b")
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u2032`\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u2014\u2015", "\u2013"),
    }
)


def normalise(text: str) -> str:
    """Lower case, no accents, plain signs and figures, single spaces, nothing invisible."""
    text = unicodedata.normalize("NFC", text.translate(_SIGNS)).casefold()
    # Without its accent "dès" (from) would be "des" (of the).
    text = re.sub(r"\bdès\b", "since", text)
    letters = (
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in unicodedata.normalize("NFKD", text).translate(_SIGNS).casefold()
        if unicodedata.category(letter) not in ("Mn", "Cf")
    )
    return " ".join("".join(letters).split())


def without_year_mark(text: str) -> str:
    """Take away the printer's remark that the year is missing."""
    for remark in YEAR_MISSING:
        text = text.removesuffix(remark)
    return text.strip()


def without_time(text: str) -> str:
    """Take away a time of day behind a date."""
    return _TIME.sub("", text)


def words(text: str) -> list[str]:
    """Cut normalised text into words, numbers and signs; phrases become one sign."""
    text = re.sub(r"\bannees (\d{2,4})\b", r"\1s", text.replace("aujourd'hui", "aujourdhui"))
    text = re.sub(r"(?<![a-z])(l|d|jusqu)'", r"\1 ", text)
    text = _PART_OF_YEAR.sub(r"\1\3 \2\4", text)
    found = [match.group() for match in _TOKEN.finditer(text)]
    return _signs([word for word in found if word != "."])


def _signs(found: list[str]) -> list[str]:
    result: list[str] = []
    place = 0
    while place < len(found):
        for length in range(min(LONGEST_PHRASE, len(found) - place), 0, -1):
            sign = PHRASES.get(tuple(found[place : place + length]))
            if sign is not None:
                result.append(sign)
                place += length
                break
        else:
            result.append(found[place])
            place += 1
    return result
