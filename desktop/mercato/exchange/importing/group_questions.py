"""One question for all names of a kind, that can be answered for all or name by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.importing.answering import answered
from mercato.exchange.questions import Option, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mercato.exchange.questions import Answers

SAMPLES = 5
ONE_BY_ONE = "one_by_one"
WAITING = "waiting"
"""What is said of a name whose question is open."""

Key = tuple[Any, ...]


class GroupQuestions:
    """Asks about names of one type of record; `open` are the questions still to be answered."""

    def __init__(self, record_type: str, answers: Answers) -> None:
        self._type, self._answers = record_type, answers
        self.open: list[Question] = []

    def ask_all(
        self,
        what: str,
        odd: Mapping[Key, tuple[str, str]],
        codes: tuple[str, str],
        about: str,
    ) -> str | None:
        """What was answered for all of a file at once; None, and the question put, if nothing.

        `odd` are a number each with what the row and what the record is called; the answer's
        key begins with what it is `about`.
        """
        key = f"{about}:{self._type}"
        answer = answered(self._answers, key, codes)
        if answer is None:
            sample = tuple((*named, *number) for number, named in list(odd.items())[:SAMPLES])
            name, other, number = sample[0]
            told = {
                "type": self._type,
                "count": len(odd),
                "number": number,
                "name": name,
                "other": other,
            }
            options = tuple(Option(code, {"type": self._type}, sample) for code in codes)
            self.open.append(Question(key, f"import.{what}", options, told))
        return answer

    def ask(
        self,
        what: str,
        names: Mapping[Key, str],
        rows: Mapping[Key, Sequence[int]],
        codes: tuple[str, str],
        proposed: str,
    ) -> dict[Key, str]:
        """What was answered for each name, the question being put where nothing was.

        A name that waits for its question is answered `WAITING`; `ONE_BY_ONE` where somebody else
        puts it.
        """
        key = f"{what}:{self._type}"
        whole = answered(self._answers, key, (*codes, ONE_BY_ONE))
        if whole is None:
            self.open.append(self._question(key, what, names, rows, codes, proposed))
            return dict.fromkeys(names, WAITING)
        if whole != ONE_BY_ONE or what == "same_name":
            return dict.fromkeys(names, whole)
        found: dict[Key, str] = {}
        for one, name in names.items():
            said = answered(self._answers, f"{key}:{name}", codes)
            if said is None:
                mine = {one: name}
                asked = self._question(f"{key}:{name}", what, mine, rows, codes, None, single=True)
                self.open.append(asked)
            found[one] = said or WAITING
        return found

    def _question(
        self,
        key: str,
        what: str,
        names: Mapping[Key, str],
        rows: Mapping[Key, Sequence[int]],
        codes: tuple[str, str],
        proposed: str | None,
        *,
        single: bool = False,
    ) -> Question:
        most = sorted(names, key=lambda one: -len(rows[one]))
        sample = tuple((names[one], str(len(rows[one]))) for one in most[:SAMPLES])
        told = {
            "type": self._type,
            "count": len(names),
            "rows": sum(len(rows[one]) for one in names),
            "name": names[most[0]],
        }
        offered = codes if single else (*codes, ONE_BY_ONE)
        options = tuple(Option(code, {"type": self._type}, sample) for code in offered)
        return Question(key, f"import.{what}{'_one' if single else ''}", options, told, proposed)
