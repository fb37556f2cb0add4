"""Stance: done or not, by whom, really or only imagined, asked or told."""

import pytest

from fakes import tokens
from livecard.tagging.segment import Unit
from livecard.tagging.stance import Stance, stance


def of(text: str) -> Stance:
    return stance(Unit(0, len(text), text, tuple(tokens(text))))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("I wrote the plan.", "I"),
        ("We wrote the plan.", "we"),
        ("We met and I wrote the plan.", "I"),
        ("They wrote the plan.", "they"),
        ("The plan was written.", ""),
    ],
)
def test_the_subjects_say_whose_doing_it_was(text: str, owner: str) -> None:
    assert of(text).owner == owner


def test_what_was_not_done_is_known() -> None:
    assert of("We never wrote down any rules.").negated
    assert of("I did not test it.").negated
    assert not of("I tested it.").negated


def test_what_would_be_done_is_only_imagined() -> None:
    assert of("I would add a queue.").imagined
    assert not of("I added a queue.").imagined


def test_nothing_is_nobodys_doing() -> None:
    assert of("") == Stance(negated=False, imagined=False, owner="")
