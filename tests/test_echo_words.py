"""The candidate leaks into the microphone: what the recogniser then makes of either side."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, counter, cut, read, sentences
from livecard.audio.block import RATE, Samples
from livecard.audio.echo import Echo
from livecard.audio.listener import Listener, ListenerSettings, Recogniser
from livecard.audio.voice import VoiceModel
from livecard.audio.whisper import Whisper, WhisperSettings
from livecard.bench.echoes import leaked
from livecard.bench.words import Errors, errors
from livecard.capturing import AlarmRaised
from livecard.cli.parts import silero
from livecard.events import Event, UtteranceFinished
from livecard.models import locate
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger
from sound_server import spoken
from sounds import SAMPLES
from transcripts import Said, script, text

pytestmark = pytest.mark.models

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
SAMPLE = SAMPLES / "senior-backend.opus"
LENGTH = 63.5
"""Seconds of the sample; somebody's turn has just ended."""
MOST = 0.02
"""Share of the candidate's words that may turn up on the interviewer's side."""


@cache
def models() -> tuple[VoiceModel, Recogniser]:
    whisper = Whisper(WhisperSettings(locate("whisper-base"), device="cpu"))
    return VoiceModel(silero(locate("silero-vad"))), Recogniser(whisper.draft, whisper.transcribe)


def heard(own: Samples, call: Samples, echo: Callable[[], Echo] | None) -> list[Event]:
    """What a pipeline makes of both, with and without what takes the echo out."""
    model, recogniser = models()
    number, chosen = counter().__next__, ListenerSettings(step=0.0)
    pipeline = Pipeline(
        {one: Listener(one, model.channel(), recogniser, number, chosen) for one in (OWN, CALL)},
        Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
        echo=echo,
    )
    return list(pipeline.run(cut({OWN: own, CALL: call}, RATE // 10)))


def said(events: list[Event]) -> list[Said]:
    every = [one for one in events if isinstance(one, UtteranceFinished)]
    return [Said(one.speaker, one.start, one.text) for one in sorted(every, key=lambda e: e.start)]


def own_errors(events: list[Event]) -> Errors:
    return errors(text(script(SAMPLE, LENGTH), OWN), text(said(events), OWN))


@cache
def undisturbed() -> Errors:
    """The interviewer's word errors where nothing leaks."""
    sound = spoken(SAMPLE, LENGTH)
    return own_errors(heard(sound[OWN], sound[CALL], Echo))


@pytest.mark.parametrize(("level", "delay"), [(-3, 0.02), (-3, 0.08), (-6, 0.02), (-6, 0.08)])
def test_of_the_candidates_words_two_in_a_hundred_at_most_are_heard_as_the_interviewers(
    level: float, delay: float, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = spoken(SAMPLE, LENGTH)
    words = len(text(script(SAMPLE, LENGTH), CALL).split())
    events = heard(sound[OWN] + leaked(sound[CALL], level, delay), sound[CALL], Echo)
    found = own_errors(events)
    more = max(0, found.inserted - undisturbed().inserted)
    with capsys.disabled():
        print(
            f"\nmeasured: echo at {level} dB, {1000 * delay:.0f} ms: {more} of the candidate's "
            f"{words} words are the interviewer's; of whose own {found.deleted} are missing"
        )
    assert more <= MOST * words
    assert found.deleted <= undisturbed().deleted + MOST * found.reference
    assert [one.alarm for one in events if isinstance(one, AlarmRaised)] == ["echo"]


def test_left_in_the_echo_is_transcribed_twice() -> None:
    sound = spoken(SAMPLE, LENGTH)
    words = len(text(script(SAMPLE, LENGTH), CALL).split())
    events = heard(sound[OWN] + leaked(sound[CALL], -3, 0.04), sound[CALL], None)
    assert own_errors(events).inserted > 0.5 * words


def test_what_the_interviewer_repeats_word_for_word_is_heard() -> None:
    sound = spoken(SAMPLE, LENGTH)
    first, last, again = round(2.5 * RATE), round(10.1 * RATE), round(19 * RATE)
    own = np.zeros_like(sound[OWN])
    own[again : again + last - first] = sound[CALL][first:last]
    own += leaked(sound[CALL], -3, 0.04)
    repeated = text(said(heard(own, sound[CALL], Echo)), OWN).lower()
    assert "let me close the window" in repeated
    assert "that's better" in repeated
