"""Words compared as the field does it: normalised, aligned, counted."""

import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from livecard.bench.words import Errors, aligned, errors, errors_by_part, marked, normal


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


def test_errors_lie_in_the_part_in_which_they_were_made() -> None:
    parts = ["We put a queue there.", "It's fine.", "And it held."]
    found = errors_by_part(parts, "we put the queue there there it is fine it held up")
    assert found == [Errors(1, 0, 1, 5), Errors(0, 0, 0, 3), Errors(0, 1, 1, 3)]


def test_parts_have_the_errors_of_the_whole_together() -> None:
    parts = ["It took twenty", "one minutes, I", "", "do not know why."]
    for heard in (
        "it took 21 minutes I don't know",
        "thank you",
        "",
        "well it took 20 or 1 minute",
    ):
        found = errors_by_part(parts, heard)
        assert len(found) == len(parts)
        assert sum(found, Errors(0, 0, 0, 0)) == errors(" ".join(parts), heard)


def test_words_that_nobody_said_are_errors_without_parts_too() -> None:
    assert errors_by_part([], "thank you") == [Errors(0, 0, 2, 0)]
    assert errors_by_part(["", ""], "thanks") == [Errors(0, 0, 1, 0), Errors(0, 0, 0, 0)]


def test_words_are_placed_beside_those_that_they_stand_for() -> None:
    assert aligned(["We", "put", "a", "queue."], ["we", "but", "queue"]) == [(0, 0), (1, 1), (3, 2)]
    assert aligned([], ["we"]) == aligned(["we"], []) == []


def test_a_word_that_is_no_word_keeps_its_place() -> None:
    assert aligned(["—", "so", "twenty-one"], ["—", "so", "twenty-one"]) == [(0, 0), (1, 1), (2, 2)]


def test_marks_agree_by_the_words_they_follow() -> None:
    assert marked("We did. So, why?", "we did. So why?") == 0.8
    assert marked("We did. So, why?", "We did, so, why.") == pytest.approx(0.333)
    assert marked("we did", "We did") == 1.0
