"""Ended by force at any moment: what was finished stays as it was, and the rest is still heard."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, Studio, counter, cut, read, sentences, silence, talk, voice
from livecard.audio import spool
from livecard.audio.block import RATE, Samples
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.load import LoadSettings
from livecard.cli import keeping
from livecard.cli.finish import remaining
from livecard.events import Event, SessionOpened, UtteranceFinished
from livecard.pipeline import Pipeline
from livecard.scorecard import Scorecard
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
SAID = ((6, 9), (4, 30), (5, 3), (7, 36), (3, 5))
"""Words of each question and of the answer to it."""
WAYS = {
    "heard at once": LoadSettings(),
    "put aside": LoadSettings(always=True),
}


def pipeline(studio: Studio, first: int, load: LoadSettings) -> Pipeline:
    numbers = iter(range(first, 1000))
    return Pipeline(
        {
            who: Listener(who, voice, studio.recogniser, numbers.__next__, ListenerSettings())
            for who in (OWN, CALL)
        },
        Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
        load=load,
    )


def conversation(studio: Studio) -> dict[Speaker, Samples]:
    """Questions and answers in turn for a minute and a half, some of the latter long."""
    own, call, first = [silence(0.5)], [silence(0.5)], 0
    for asked, answered in SAID:
        question, answer = studio.say(talk(asked, first)), studio.say(talk(answered, first + asked))
        own += [question, silence(1.2 + len(answer) / RATE + 1.0)]
        call += [silence(len(question) / RATE + 1.2), answer, silence(1.0)]
        first += asked + answered
    return {OWN: np.concatenate(own), CALL: np.concatenate(call)}


def killed(events: list[Event]) -> Scorecard:
    """The card as the log has it: everything up to the moment."""
    card = Scorecard()
    for event in (SessionOpened("monday", RUBRIC, "microphones"), *events):
        card.apply(event)
    return card


def told(card: Scorecard, events: Iterator[Event]) -> list[str]:
    before = list(card.transcript.finished.values())
    after = [one for one in events if isinstance(one, UtteranceFinished)]
    return [word for one in (*before, *after) for word in one.text.split()]


@pytest.mark.parametrize("how", WAYS)
def test_no_finished_word_is_lost_or_changed_and_none_is_heard_twice(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))
    studio = Studio()
    sound = conversation(studio)
    kept = spool.Spool(keeping.recordings("monday"))
    for block in cut(sound, RATE // 10):
        kept.write(block)
    kept.close()
    said = talk(sum(map(sum, SAID))).split()
    events = list(pipeline(studio, 1, WAYS[how]).run(cut(sound, RATE // 10)))
    for moment in range(3, len(events), 11):
        card = killed(events[:moment])
        rest = remaining(card, "monday")
        again = pipeline(studio, 500, LoadSettings())
        again.skip(rest.start)
        assert sorted(told(card, again.run(rest.blocks(False)))) == sorted(said), moment
