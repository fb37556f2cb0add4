"""The pipeline when sound is lost, and when the two voices had been taken for each other."""

from dataclasses import replace

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, Studio, counter, cut, read, recorded, sentences, voice
from fakes import Book as Log
from livecard.audio.block import RATE, AudioBlock
from livecard.audio.listener import Listener, ListenerSettings
from livecard.capturing import RolesSwapped
from livecard.events import AudioDropped, Event, EvidenceFound, SessionOpened, UtteranceFinished
from livecard.pipeline import Pipeline
from livecard.rating import RatingSettings
from livecard.session import Session
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger
from test_pipeline import BOTH, interview

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE


def swappable(studio: Studio) -> Pipeline:
    number, evidence = counter().__next__, counter().__next__

    def afresh() -> Tagger:
        return Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, evidence)

    ears = {
        who: Listener(who, voice, studio.recogniser, number, ListenerSettings()) for who in BOTH
    }
    return Pipeline(ears, afresh(), afresh)


def heard(studio: Studio, wrong: bool, swapped_at: int) -> list[Event]:
    """The interview; `wrong`: the devices were given the wrong way round until `swapped_at`."""
    sound = interview(studio)
    if wrong:
        sound = {who.other: samples for who, samples in sound.items()}
    blocks = [replace(one, swapped=one.start >= swapped_at) for one in cut(sound, 1600)]
    return list(swappable(studio).run(blocks))


def spoken(events: list[Event]) -> set[tuple[Speaker, str]]:
    """Who said what, as the card has it in the end."""
    session = Session(Log().append, lambda entry: None, RatingSettings())
    recorded(session, SessionOpened("s", RUBRIC, "microphones"), *events)
    said = session.scorecard.transcript.finished.values()
    for one in session.scorecard.evidence.values():
        assert session.scorecard.transcript.finished[one.found.utterance].speaker is CALL
    return {(one.speaker, one.text) for one in said}


def found(events: list[Event]) -> list[tuple[str, int]]:
    """The evidence that stands in the end."""
    swaps = [i for i, one in enumerate(events) if isinstance(one, RolesSwapped)]
    after = events[swaps[-1] :] if swaps else events
    return [(one.dimension, one.level) for one in after if isinstance(one, EvidenceFound)]


@pytest.mark.parametrize("before_the_end", [1, 5, 10])
def test_swapped_at_any_time_everything_is_as_if_it_had_been_right_from_the_start(
    before_the_end: int,
) -> None:
    end = max(map(len, interview(Studio()).values()))
    right = heard(Studio(), wrong=False, swapped_at=10**9)
    late = heard(Studio(), wrong=True, swapped_at=end - before_the_end * RATE)
    assert spoken(late) == spoken(right)
    assert found(late) == found(right) != []


def test_evidence_that_was_there_before_the_swap_is_found_anew() -> None:
    end = max(map(len, interview(Studio()).values()))
    late = heard(Studio(), wrong=True, swapped_at=end - RATE)
    swap = next(i for i, one in enumerate(late) if isinstance(one, RolesSwapped))
    said = {one.utterance for one in late[:swap] if isinstance(one, UtteranceFinished)}
    anew = [one.utterance for one in late[swap:] if isinstance(one, EvidenceFound)]
    assert said.intersection(anew)


def test_swapped_twice_is_as_it_was() -> None:
    sound = interview(studio := Studio())
    blocks = [replace(one, swapped=RATE <= one.start < 11 * RATE) for one in cut(sound, 1600)]
    events = list(swappable(studio).run(blocks))
    right = heard(Studio(), wrong=False, swapped_at=10**9)
    assert (spoken(events), found(events)) == (spoken(right), found(right))


def test_lost_sound_is_declared_once_with_its_reason_and_its_length() -> None:
    def block(start: float, end: float, lost: str) -> AudioBlock:
        length = round((end - start) * RATE)
        return AudioBlock(CALL, round(start * RATE), np.zeros(length, np.float32), lost=lost)

    blocks = [block(0, 1, ""), block(1, 2, "gone"), block(2, 2.5, "gone"), block(2.5, 3, "unread")]
    blocks += [block(3, 4, ""), block(5, 6, ""), block(6, 7, "gone")]
    quiet = AudioBlock(OWN, 0, np.zeros(7 * RATE, np.float32))
    events = list(swappable(Studio()).run([*blocks, quiet]))
    assert [one for one in events if isinstance(one, AudioDropped)] == [
        AudioDropped(CALL, 1.0, 1.5, "gone"),
        AudioDropped(CALL, 2.5, 0.5, "unread"),
        AudioDropped(CALL, 4.0, 1.0, "not delivered"),
        AudioDropped(CALL, 6.0, 1.0, "gone"),
    ]


def test_what_is_lost_on_a_swapped_channel_is_the_other_ones() -> None:
    blocks = [
        AudioBlock(CALL, 0, np.zeros(RATE, np.float32), lost="gone", swapped=True),
        AudioBlock(OWN, 0, np.zeros(RATE, np.float32), swapped=True),
    ]
    events = list(swappable(Studio()).run(blocks))
    assert [one.speaker for one in events if isinstance(one, AudioDropped)] == [OWN]
    assert not [one for one in events if isinstance(one, UtteranceFinished)]
