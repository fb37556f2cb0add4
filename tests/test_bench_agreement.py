"""Figures of agreement, each against values that can be worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.bench.agreement import (
    Counts,
    banded,
    calibration,
    interval,
    kappa,
    macro,
    share,
    summed,
)

ratings = st.integers(1, 5)
pairs = st.lists(st.tuples(ratings, ratings), min_size=1)


def test_kappa_is_one_where_all_agree_and_minus_one_where_all_are_opposed() -> None:
    assert kappa([(1, 1), (3, 3), (5, 5)]) == 1.0
    assert kappa([(1, 5), (5, 1)]) == -1.0


def test_kappa_is_zero_for_chance() -> None:
    assert kappa([(1, 1), (1, 2), (2, 1), (2, 2)]) == 0.0


def test_kappa_weighs_by_the_square_of_the_distance() -> None:
    # Apart by 1 in all. By chance 1 meets 3 twice, 2 meets 1 once and 3 twice, 3 meets 1 once,
    # each in a third of the cases: (2 · 4 + 1 + 2 · 1 + 4) / 3 = 5.
    assert kappa([(1, 1), (2, 3), (3, 3)]) == pytest.approx(1 - 1 / 5)


def test_kappa_is_not_defined_where_there_is_nothing_to_agree_on() -> None:
    assert kappa([]) is kappa([(3, 3), (3, 3)]) is None


@given(pairs)
def test_kappa_does_not_mind_who_is_first(pairs: list[tuple[int, int]]) -> None:
    one, other = kappa(pairs), kappa([(b, a) for a, b in pairs])
    assert one == pytest.approx(other)
    assert one is None or -1.0 - 1e-9 <= one <= 1.0


def test_the_two_lowest_levels_are_one_band() -> None:
    assert [banded(level) for level in range(1, 6)] == [2, 2, 3, 4, 5]


def test_a_share_of_nothing_is_none() -> None:
    assert share(0, 0) is None
    assert (share(0, 4), share(1, 4)) == (0.0, 0.25)


def test_counts_are_added_and_give_precision_recall_and_f1() -> None:
    both = summed([Counts(2, 1, 0), Counts(1, 0, 2)])
    assert both == Counts(3, 1, 2)
    assert (both.precision, both.recall) == (0.75, 0.6)
    assert both.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_nothing_found_is_f1_of_0_and_nothing_to_find_has_none() -> None:
    assert (Counts(0, 0, 3).precision, Counts(0, 0, 3).recall, Counts(0, 0, 3).f1) == (None, 0, 0)
    assert (Counts(0, 2, 0).precision, Counts(0, 2, 0).recall, Counts(0, 2, 0).f1) == (
        0,
        None,
        None,
    )
    assert summed([]) == Counts()


def test_the_macro_mean_counts_each_the_same_and_leaves_out_what_has_nothing_to_find() -> None:
    assert macro([Counts(9, 0, 0), Counts(0, 0, 1), Counts(0, 5, 0)]) == 0.5
    assert macro([Counts(0, 5, 0)]) is None


def test_calibration_is_the_distance_of_confidence_from_being_right() -> None:
    assert calibration([]) is None
    assert calibration([(1.0, True), (0.0, False)]) == 0.0
    assert calibration([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0.0
    assert calibration([(0.9, True), (0.2, True)]) == pytest.approx(0.45)


def test_an_interval_lies_around_the_figure() -> None:
    things = [0, 1] * 50
    low, high = interval(things, lambda some: sum(some) / len(some)) or (0.0, 0.0)
    assert 0.35 < low < 0.5 < high < 0.65
    assert interval(things, lambda some: sum(some) / len(some)) == (low, high)


def test_a_figure_that_is_never_defined_has_no_interval() -> None:
    assert interval([1, 2], lambda some: None) is None
