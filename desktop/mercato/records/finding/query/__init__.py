"""The query language: one line of text, read once, with one meaning wherever it stands.

    pang apple             both words, anywhere in the record, its linked names and their parents;
                           tags are found by tag: alone
    "safe superintelligence"                        the phrase
    from:apple to:meta     by name or alias; an organization includes its units
    stage:agreed,announced date:2025-06..2025-09    any of the values; dates that overlap
    -is:group a OR b (…)   not, or, grouping

A condition about moves (from, to, stage, verification) finds in other tables what has such a move;
an organization has those of its units, too. A claim is also about who, and which organizations and
roles, the moves and positions name that it is about; a source about those it is cited for.
Names are found by how a word of them begins; in a script without blanks, by any two of its letters.
`OR` and field names are English everywhere. A field that the table does not have, a value that the
field does not take, an OR without two sides and anything else that is not understood is searched
as text, and stands in `Query.unknown`. Of a very long value the first letters are looked for.
"""

from mercato.records.finding.query.parsing import parse
from mercato.records.finding.query.terms import LONGEST, Asked, Group, Node, Query, Term, Value

__all__ = ["LONGEST", "Asked", "Group", "Node", "Query", "Term", "Value", "parse"]
