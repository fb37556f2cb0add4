"""Words compared as the field does it: normalised, aligned, counted."""

import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from livecard.bench.words import Errors, aligned, errors, marked, normal


def test_case_marks_numbers_and_contractions_are_no_errors() -> None:
    assert normal("It's TWENTY, right?") == normal("it is 20 right")
    assert errors("We don't.", "we do not").rate == 0.0


def test_errors_are_counted_by_kind() -> None:
    assert errors("we put a queue there", "we put the queue") == Errors(1, 1, 0, 5)
    assert errors("we put a queue", "we put a long queue") == Errors(0, 0, 1, 4)
    assert errors("we put", "") == Errors(0, 2, 0, 2)


def test_words_without_a_reference_are_all_inserted() -> None:
    assert errors("", "thank you") == Errors(0, 0, 2, 0)
    assert errors("", "thank you").rate == 2.0


def test_errors_add_up() -> None:
    total = Errors(1, 0, 0, 4) + Errors(0, 1, 2, 6)
    assert total == Errors(1, 1, 2, 10)
    assert total.rate == 0.4


def test_words_are_placed_beside_those_that_they_stand_for() -> None:
    assert aligned(["We", "put", "a", "queue."], ["we", "but", "queue"]) == [(0, 0), (1, 1), (3, 2)]
    assert aligned([], ["we"]) == aligned(["we"], []) == []


def test_a_word_that_is_no_word_keeps_its_place() -> None:
    assert aligned(["—", "so", "twenty-one"], ["—", "so", "twenty-one"]) == [(0, 0), (1, 1), (2, 2)]


def test_marks_agree_by_the_words_they_follow() -> None:
    assert marked("We did. So, why?", "we did. So why?") == 0.8
    assert marked("We did. So, why?", "We did, so, why.") == pytest.approx(0.333)
    assert marked("we did", "We did") == 1.0
