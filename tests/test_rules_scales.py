"""No number changes its scale without a table to be seen."""

import pytest

from livecard.rubrics.shelf import find
from livecard.rules.scales import (
    ATS_4,
    HIRE,
    SCORE,
    SIGNAL,
    TABLES,
    NoTable,
    convert,
    own_table,
    table,
)


def test_r099_a_conversion_brings_its_table_along() -> None:
    made = convert(4, SCORE, SIGNAL)
    assert made.value == "Strong"
    assert "4 → Strong" in str(made.table)
    assert made.table.loses


def test_r099_back_from_three_steps_there_is_a_range_and_no_number() -> None:
    assert convert("Weak", SIGNAL, SCORE).value == "1–2"


@pytest.mark.parametrize(("of", "to"), [(SCORE, HIRE), (HIRE, SCORE), (ATS_4, SCORE), ("x", "y")])
def test_r099_without_a_table_nothing_is_converted(of: str, to: str) -> None:
    with pytest.raises(NoTable, match="none is guessed; there are:"):
        table(of, to)


@pytest.mark.parametrize("value", [0, 6, "3.5", "Weak"])
def test_r099_a_value_that_the_scale_lacks_is_refused(value: int | str) -> None:
    with pytest.raises(NoTable, match="it has 1, 2, 3, 4, 5"):
        convert(value, SCORE, SIGNAL)


def test_r099_every_table_says_what_it_loses() -> None:
    assert all(one.loses and one.rows for one in TABLES)


def test_r099_a_rubrics_own_scale_has_a_table_too() -> None:
    own = own_table(find("four-pillars"))
    assert [row[1] for row in own.rows] == ["Weak", "Weak", "OK", "Strong", "Strong"]
