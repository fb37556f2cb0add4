"""Dialogues to measure with: who speaks when, and what surrounds the voices."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from fakes import Studio
from livecard.audio.block import RATE, Samples
from livecard.bench.dialogue import (
    BOTH,
    Dialogue,
    Room,
    build,
    corpus,
    load,
    louder,
    telephoned,
)
from livecard.errors import LivecardError
from livecard.speaker import Speaker
from sounds import SHORT, tone, write_wav

QUIET = Room(noise=-200.0)


def utterances(count: int) -> list[tuple[Samples, str]]:
    studio = Studio()
    return [(studio.say(f"number {i}"), f"number {i}") for i in range(count)]


def test_the_candidate_has_two_turns_of_three() -> None:
    one = build(utterances(6), QUIET)
    assert [turn.speaker for turn in one.turns] == [BOTH[0], BOTH[1], BOTH[1]] * 2
    assert one.text(Speaker.INTERVIEWER) == "number 0 number 3"


def test_each_turn_is_where_its_reference_says_and_the_other_is_silent() -> None:
    one = build(utterances(6), QUIET)
    for turn in one.turns:
        span = slice(round(turn.start * RATE), round(turn.end * RATE))
        for speaker, sound in one.sound.items():
            loud = bool(np.all(sound[span] > 0.2))
            assert loud == (speaker is turn.speaker)


def test_turns_follow_each_other_unless_they_shall_overlap() -> None:
    apart = build(utterances(12), QUIET).turns
    assert all(0.2 <= two.start - one.end <= 1.3 for one, two in pairwise(apart))
    together = build(utterances(12), Room(overlap=1.0)).turns
    assert any(two.start < one.end for one, two in pairwise(together))


def test_the_same_seed_gives_the_same_dialogue() -> None:
    one, same, other = (build(utterances(4), Room(), seed) for seed in (1, 1, 2))
    assert one.turns == same.turns != other.turns
    assert all(np.array_equal(one.sound[who], same.sound[who]) for who in BOTH)


def test_the_candidates_echo_is_in_the_interviewers_microphone() -> None:
    one = build(utterances(3), Room(noise=-200.0, echo=-20.0, delay=0.04))
    turn = one.turns[1]
    span = slice(round((turn.start + 0.1) * RATE), round(turn.end * RATE))
    heard = np.median(one.sound[BOTH[0]][span] / one.sound[BOTH[1]][span])
    assert heard == pytest.approx(0.1, rel=0.05)


def test_a_telephone_keeps_what_is_below_four_kilohertz() -> None:
    high = np.sin(2 * np.pi * 6_000 * np.arange(RATE) / RATE).astype(np.float32)
    low = tone(1.0).astype(np.float32)
    said = [(low, "a"), (high, "b"), (low, "c")]
    one = build(said, Room(noise=-200.0, telephone=True))
    power = [
        float(np.std(one.sound[BOTH[1]][round(t.start * RATE) : round(t.end * RATE)]))
        for t in one.turns[1:]
    ]
    assert power[0] < 0.05
    assert power[1] > 0.3


def test_a_dialogue_is_made_louder_and_cut_off_at_full_scale() -> None:
    one = build(utterances(3), QUIET)
    quiet, loud = louder(one, -6.0), louder(one, 40.0)
    for speaker in BOTH:
        assert np.allclose(quiet.sound[speaker], one.sound[speaker] * 0.5012, atol=1e-4)
        assert loud.sound[speaker].max() == 1.0
    assert (quiet.name, loud.name) == ("dialogue, -6 dB", "dialogue, +40 dB")
    assert quiet.turns == one.turns
    assert louder(one, 0.0) is one


def test_only_the_candidate_is_on_the_telephone() -> None:
    high = np.sin(2 * np.pi * 6_000 * np.arange(RATE) / RATE).astype(np.float32)
    one = build([(high, "a"), (high, "b")], QUIET)
    far = telephoned(one)
    assert far.name == "dialogue, telephone"
    assert np.array_equal(far.sound[BOTH[0]], one.sound[BOTH[0]])
    assert len(far.sound[BOTH[1]]) == len(one.sound[BOTH[1]])
    assert np.std(far.sound[BOTH[1]]) < 0.1 * np.std(one.sound[BOTH[1]])


def test_blocks_are_the_channels_in_turn() -> None:
    one = build(utterances(3), QUIET)
    for speaker in BOTH:
        parts = [block for block in one.blocks() if block.speaker is speaker]
        assert np.array_equal(np.concatenate([b.samples for b in parts]), one.sound[speaker])
        assert all(a.end == b.start for a, b in pairwise(parts))


def test_a_recording_is_read_with_its_turns() -> None:
    one = load(SHORT)
    assert one.name == "short"
    assert one.seconds == pytest.approx(21.49, abs=0.01)
    assert [turn.speaker for turn in one.turns] == [BOTH[0], BOTH[1]] * 2
    assert one.turns[0].text == "Did that ever bite you?"


def test_a_recording_without_turns_has_no_reference(tmp_path: Path) -> None:
    one: Dialogue = load(write_wav(tmp_path / "call.wav", [tone(0.2), tone(0.2)]))
    assert one.turns == ()


def test_a_corpus_is_read_by_its_manifest(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", tone(0.5))
    (tmp_path / "a.txt").write_text("hello there\n")
    entry = {"kind": "read", "file": "a.wav", "reference": "a.txt", "channels": 1}
    others = [{**entry, "kind": "noise"}, {**entry, "channels": 2}, {**entry, "reference": "a.js"}]
    (tmp_path / "manifest.json").write_text(json.dumps([entry, *others]))
    [(sound, text)] = corpus(tmp_path)
    assert (len(sound), text) == (8_000, "hello there")


def test_a_folder_that_is_no_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LivecardError, match=r"manifest\.json is not there"):
        corpus(tmp_path)
