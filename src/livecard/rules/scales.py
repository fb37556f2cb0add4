"""Scales and the tables between them: no number changes its scale without a table to be seen."""

from collections.abc import Mapping

import msgspec

from livecard.errors import LivecardError
from livecard.rubric import Rubric


class NoTable(LivecardError):
    """Two scales that have no table between them."""


class Table(msgspec.Struct, frozen=True):
    """How one scale's steps stand to another's. It goes one way only (R099)."""

    of: str
    to: str
    rows: tuple[tuple[str, str], ...]
    loses: str
    """What the reader should know of the conversion."""

    def __str__(self) -> str:
        rows = ", ".join(f"{before} → {after}" for before, after in self.rows)
        return f"{self.of} → {self.to}: {rows}. {self.loses}"


class Converted(msgspec.Struct, frozen=True):
    """A value on another scale. The table comes with it, to be shown."""

    value: str
    table: Table


SCORE, SIGNAL, SELF_CHECK, ATS_4, ATS_5, HIRE = (
    "1–5",
    "Weak/OK/Strong",
    "1/3/5",
    "ATS 4",
    "ATS 5",
    "hire",
)

TABLES = (
    Table(
        SCORE,
        SIGNAL,
        (("1", "Weak"), ("2", "Weak"), ("3", "OK"), ("4", "Strong"), ("5", "Strong")),
        "1 and 2, and 4 and 5, can no longer be told apart.",
    ),
    Table(
        SIGNAL,
        SCORE,
        (("Weak", "1–2"), ("OK", "3"), ("Strong", "4–5")),
        "Weak and Strong are a range; a person picks the number.",
    ),
    Table(
        SELF_CHECK,
        SCORE,
        (("1", "1"), ("3", "3"), ("5", "5")),
        "The source defines no 2 and no 4.",
    ),
    Table(
        SCORE,
        ATS_4,
        (("1", "1"), ("2", "1"), ("3", "2"), ("4", "3"), ("5", "4")),
        "1 and 2 can no longer be told apart; 3 has no middle to stand for.",
    ),
    Table(
        SCORE,
        ATS_5,
        tuple((str(step), str(step)) for step in range(1, 6)),
        "The numbers are the same; the system's labels for them may not be.",
    ),
)
"""The hire scale is in none of them: a decision is not computed from scores (R052)."""


def table(of: str, to: str, tables: tuple[Table, ...] = TABLES) -> Table:
    """The table between two scales; NoTable lists those that there are."""
    found = next((one for one in tables if (one.of, one.to) == (of, to)), None)
    if found is None:
        known = "; ".join(f"{one.of} → {one.to}" for one in tables)
        raise NoTable(
            f"there is no table from {of} to {to}, and none is guessed; there are: {known}"
        )
    return found


def convert(value: int | str, of: str, to: str, tables: tuple[Table, ...] = TABLES) -> Converted:
    """A value on another scale, with the table that was used."""
    used = table(of, to, tables)
    steps: Mapping[str, str] = dict(used.rows)
    if str(value) not in steps:
        raise NoTable(f"the scale {of} has no {value!r}; it has {', '.join(steps)}")
    return Converted(steps[str(value)], used)


def own_table(rubric: Rubric) -> Table:
    """The rubric's own scale beside 1 to 5."""
    name = "/".join(band.label for band in rubric.bands)
    rows = tuple((str(step), rubric.band(step).label) for step in range(1, 6))
    return Table(SCORE, name, rows, "Bands of two numbers do not tell them apart.")
