"""Training data read and made into examples: what fits is kept whole, what does not is named."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from fakes import CREW, RUBRIC, SEAMANSHIP, sentences
from livecard.errors import LivecardError
from livecard.rubric import Band
from livecard.speaker import Speaker
from livecard.tagging.content import content
from livecard.training.examples import (
    Example,
    Label,
    LabelledInterview,
    LabelledUnit,
    Quote,
    Turn,
    batches,
    from_interview,
    from_sayings,
    from_units,
    read,
)

TRAINING = Path(__file__).parents[1] / "models" / "training"
UNIT = {
    "id": "captain/1",
    "rubric": "captain",
    "split": "train",
    "author": "B",
    "question": "How do you dock?",
    "text": "I dock alone.",
    "kind": "evidence",
    "labels": [{"dimension": SEAMANSHIP, "level": 4, "polarity": "+"}],
}
DOCKS = "I dock alone in a strong cross wind with one line."
BRIEFS = "Everybody on deck is briefed by me before each single trip."
GOOD = Label(SEAMANSHIP, 4, "+")


def lines(folder: Path, *raw: bytes) -> Path:
    path = folder / "units.jsonl"
    path.write_bytes(b"\n".join(raw) + b"\n")
    return path


def unit(**changed: object) -> bytes:
    return json.dumps({**UNIT, **changed}).encode()


def interview(*turns: Turn, evidence: tuple[Quote, ...] = ()) -> list[Example]:
    whole = LabelledInterview("captain/1", "captain", "train", turns, evidence, {})
    return list(from_interview(whole, sentences))


def told(text: str) -> Turn:
    return Turn(Speaker.CANDIDATE, text)


def asked(text: str) -> Turn:
    return Turn(Speaker.INTERVIEWER, text)


def quote(turn: int, text: str, part: str, label: Label = GOOD) -> Quote:
    at = text.index(part)
    return Quote(turn, at, at + len(part), label.dimension, label.level, label.polarity)


def test_the_lines_of_a_file_are_read(tmp_path: Path) -> None:
    one, other = read(lines(tmp_path, unit(), unit(id="captain/2", labels=[])), LabelledUnit)
    assert (one.question, one.text, one.labels) == ("How do you dock?", "I dock alone.", (GOOD,))
    assert (other.id, other.labels) == ("captain/2", ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b"[]", "Expected `object`"),
        (b'{"id": "captain/2"}', "missing required field"),
        (unit(split="exam"), r"split"),
        (unit(labels=[{"dimension": "Crew", "level": 6, "polarity": "+"}]), r"labels\[0\]\.level"),
        (unit(labels=[{"dimension": "Crew", "level": 4, "polarity": "?"}]), "polarity"),
        (unit().replace(b"alone", b"al\xffne"), "utf-8"),
    ],
)
def test_an_error_names_the_file_and_the_line(tmp_path: Path, line: bytes, why: str) -> None:
    path = lines(tmp_path, unit(), unit(), line, unit())
    with pytest.raises(LivecardError, match=rf"units\.jsonl, line 3: .*{why}") as raised:
        read(path, LabelledUnit)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LivecardError, match=r"units\.jsonl is not there; .*models/training"):
        read(tmp_path / "units.jsonl", LabelledUnit)


def test_a_unit_is_an_example(tmp_path: Path) -> None:
    [one] = from_units(read(lines(tmp_path, unit()), LabelledUnit))
    assert one == Example("captain", "How do you dock?", "I dock alone.", (GOOD,))


def test_a_saying_is_labelled_by_where_it_stands() -> None:
    skipper, crew = RUBRIC.dimensions
    anchors = [structs.replace(one, sayings=(f"said at {one.band}",)) for one in skipper.anchors]
    rubric = structs.replace(
        RUBRIC, dimensions=(structs.replace(skipper, anchors=tuple(anchors)), crew)
    )
    assert [(one.text, *one.labels) for one in from_sayings(rubric)] == [
        ("said at 1–2", Label(SEAMANSHIP, 2, "-")),
        ("said at 3", Label(SEAMANSHIP, 3, "+")),
        ("said at 4", Label(SEAMANSHIP, 4, "+")),
        ("said at 5", Label(SEAMANSHIP, 5, "+")),
    ]


@pytest.mark.parametrize("band", [Band("wide", 2, 3), Band("wide", 3, 5), Band("wide", 1, 3)])
def test_a_saying_whose_band_says_too_little_of_its_level_is_left_out(band: Band) -> None:
    skipper = RUBRIC.dimensions[0]
    anchor = structs.replace(skipper.anchors[0], band="wide", sayings=("hm",))
    skipper = structs.replace(skipper, anchors=(anchor,))
    rubric = structs.replace(RUBRIC, bands=(band,), dimensions=(skipper,))
    assert list(from_sayings(rubric)) == []


def test_the_candidates_units_are_examples_after_the_question() -> None:
    found = interview(
        asked("How do you dock?"), told(f"{DOCKS} {BRIEFS}"), asked("And in calm?"), told(DOCKS)
    )
    assert [(one.question, one.text, one.labels) for one in found] == [
        ("How do you dock?", DOCKS, ()),
        ("How do you dock?", BRIEFS, ()),
        ("And in calm?", DOCKS, ()),
    ]
    assert {one.rubric for one in found} == {"captain"}


def test_nobody_elses_words_are_examples() -> None:
    assert interview(asked(DOCKS), Turn(Speaker.UNKNOWN, BRIEFS)) == []


def test_a_unit_has_the_label_of_a_quote_that_it_overlaps() -> None:
    text = f"{DOCKS} {BRIEFS}"
    for part in (DOCKS, "dock alone in a strong cross wind", f"{DOCKS} Everybody on deck"):
        first, second = interview(told(text), evidence=(quote(0, text, part),))
        assert (first.labels, second.labels) == ((GOOD,), ()), part


def test_half_is_enough() -> None:
    text = f"{DOCKS} {BRIEFS}"
    half = Quote(0, len(DOCKS) - 5, len(DOCKS) + 5, SEAMANSHIP, 4, "+")
    assert [one.labels for one in interview(told(text), evidence=(half,))] == [(GOOD,), ()]


def test_a_quote_over_two_units_labels_both() -> None:
    text = f"{DOCKS} {BRIEFS}"
    both = interview(told(text), evidence=(quote(0, text, text),))
    assert [one.labels for one in both] == [(GOOD,), (GOOD,)]


def test_a_quote_of_another_turn_labels_nothing() -> None:
    found = interview(asked("Hm?"), told(DOCKS), told(DOCKS), evidence=(quote(2, DOCKS, DOCKS),))
    assert [one.labels for one in found] == [(), (GOOD,)]


def test_a_unit_may_have_many_labels() -> None:
    other = Label(CREW, 2, "-")
    quotes = (quote(0, DOCKS, "dock alone"), quote(0, DOCKS, "with one line", other))
    [one] = interview(told(DOCKS), evidence=quotes)
    assert one.labels == (GOOD, other)


texts = st.lists(st.sampled_from([DOCKS, BRIEFS, "It did.", "um,", "Well"]), min_size=1, max_size=5)


@given(texts.map(" ".join), st.data())
def test_a_unit_is_labelled_exactly_where_half_of_the_shorter_is_shared(
    text: str, data: st.DataObject
) -> None:
    assume(content(text) == text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    evidence = (Quote(0, start, end, SEAMANSHIP, 4, "+"),)
    at = 0
    for one in interview(told(text), evidence=evidence):
        at = text.index(one.text, at)
        shared = len(set(range(at, at + len(one.text))) & set(range(start, end)))
        assert bool(one.labels) == (shared >= min(end - start, len(one.text)) / 2)
        at += len(one.text)


examples = st.lists(
    st.builds(Example, st.sampled_from("abc"), st.just(""), st.text(max_size=3), st.just(()))
)


@given(examples, st.integers(1, 7), st.integers())
def test_a_batch_is_of_one_rubric_and_every_example_in_one_batch(
    some: list[Example], size: int, seed: int
) -> None:
    before = list(some)
    made = list(batches(some, size, random.Random(seed)))
    assert all(len({one.rubric for one in batch}) == 1 for batch in made)
    assert all(1 <= len(batch) <= size for batch in made)
    assert Counter(one for batch in made for one in batch) == Counter(some)
    assert some == before


def test_batches_come_in_random_order_that_can_be_repeated() -> None:
    some = [Example(rubric, "", str(n), ()) for rubric in "abc" for n in range(40)]
    one, same, other = (list(batches(some, 8, random.Random(seed))) for seed in (1, 1, 2))
    assert one == same != other
    rubrics = [batch[0].rubric for batch in one]
    assert rubrics != sorted(rubrics)


def test_the_units_that_come_with_livecard_can_be_read() -> None:
    units = read(TRAINING / "units.jsonl", LabelledUnit)
    assert len({one.id for one in units}) == len(units) > 1_000
    assert all(one.text.strip() for one in units)
    assert {one.split for one in units} == {"train", "dev", "test"}


def test_the_quotes_of_the_interviews_that_come_with_livecard_are_the_candidates_words() -> None:
    for one in read(TRAINING / "interviews.jsonl", LabelledInterview):
        for quote in one.evidence:
            turn = one.turns[quote.turn]
            assert turn.speaker is Speaker.CANDIDATE, one.id
            assert 0 <= quote.from_ < quote.to <= len(turn.text), one.id
