"""What never becomes evidence: others' words, invented text, quotes of what is not there."""

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, Studio, counter, cut, ends, found, read, sentences, silence, voice
from livecard.audio.listener import Hearing, Listener, ListenerSettings, Recogniser
from livecard.errors import BadEvent
from livecard.events import (
    Event,
    EvidenceFound,
    SessionOpened,
    UtteranceDiscarded,
    UtteranceFinished,
    Word,
)
from livecard.pipeline import Pipeline
from livecard.scorecard import Scorecard
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

STRONG = f"Proven four praised: {RUBRIC.dimensions[0].anchors[2].text}"


def events(studio: Studio, recogniser: Recogniser, speaker: Speaker) -> list[Event]:
    """What comes of sure evidence that is said on one channel."""
    number = counter().__next__
    tagger = Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__)
    listener = Listener(speaker, voice, recogniser, number, ListenerSettings(step=0.0))
    sound = np.concatenate([studio.say(STRONG), silence(2)])
    return list(Pipeline({speaker: listener}, tagger).run(cut({speaker: sound}, 1600)))


@pytest.mark.parametrize("speaker", Speaker)
def test_only_what_the_candidate_said_becomes_evidence(speaker: Speaker) -> None:
    studio = Studio(word=0.3)
    told = events(studio, studio.recogniser, speaker)
    assert [type(one) for one in ends(told)] == [UtteranceFinished]
    evidence = [one for one in told if isinstance(one, EvidenceFound)]
    assert bool(evidence) == (speaker is Speaker.CANDIDATE)


WORDS = tuple(Word(one, 0.3, 0.6, 0.1) for one in STRONG.split())


@pytest.mark.parametrize(
    "hearing",
    [Hearing(WORDS, logprob=-0.9, no_speech=0.9), Hearing(WORDS, repetition=9.0)],
)
def test_text_that_was_invented_is_no_evidence_however_good_it_sounds(hearing: Hearing) -> None:
    recogniser = Recogniser(lambda _: hearing, lambda _: hearing)
    told = events(Studio(word=0.3), recogniser, Speaker.CANDIDATE)
    assert [type(one) for one in ends(told)] == [UtteranceDiscarded]
    assert not any(isinstance(one, EvidenceFound) for one in told)


def test_what_was_discarded_cannot_be_quoted() -> None:
    card = Scorecard()
    card.apply(SessionOpened("s", RUBRIC, "test"))
    card.apply(UtteranceDiscarded(1, Speaker.CANDIDATE, 1.0, 2.0, "nobody spoke"))
    with pytest.raises(BadEvent):
        card.apply(found(1, utterance=1))
    assert not card.evidence
