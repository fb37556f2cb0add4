"""Falling behind: each tier begins at its delay, comes back by half, and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from fakes import RUBRIC, TAUGHT, Studio, counter, cut, ends, read, sentences, silence, talk, voice
from livecard.audio.aside import aside
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.hearing import Hearing, Recogniser
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.load import Load, LoadSettings, Tier
from livecard.events import (
    Event,
    HearingChanged,
    UtteranceDeferred,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.listening import Listening
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE


@pytest.mark.parametrize(
    ("late", "tier"),
    [
        (0.0, Tier.WHOLE),
        (0.59, Tier.WHOLE),
        (0.6, Tier.EASED),
        (1.5, Tier.FINALS),
        (4.0, Tier.QUICK),
        (90.0, Tier.LATER),
    ],
)
def test_the_further_behind_the_more_is_left_out(late: float, tier: Tier) -> None:
    load = Load(LoadSettings())
    assert load.update(late) is (tier is not Tier.WHOLE)
    assert load.tier is tier


def test_a_tier_ends_when_half_of_its_delay_is_made_up() -> None:
    load = Load(LoadSettings())
    load.update(4.5)
    reached = []
    for late in (2.1, 1.9, 0.1):
        load.update(late)
        reached.append(load.tier)
    assert reached == [Tier.QUICK, Tier.FINALS, Tier.WHOLE]


def test_record_now_and_transcribe_later_knows_no_other_tier() -> None:
    load = Load(LoadSettings(always=True))
    assert not load.update(0.0)
    assert load.tier is Tier.LATER


class Desk:
    """A pipeline over one answer, and what each kind of pass was asked for."""

    def __init__(self, load: LoadSettings | None = None) -> None:
        self.studio = Studio()
        self.drafts = self.finals = 0
        self.most = 99
        """Words after which a quick pass stops although somebody speaks on."""
        recogniser = Recogniser(self._draft, self._final)
        number = counter().__next__
        settings = ListenerSettings()
        self.pipeline = Pipeline(
            {who: Listener(who, voice, recogniser, number, settings, aside) for who in (OWN, CALL)},
            Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
            load=load,
        )

    def _draft(self, samples: Samples) -> Hearing:
        self.drafts += 1
        heard = self.studio.hear(samples)
        return replace(heard, words=heard.words[: self.most])

    def _final(self, samples: Samples) -> Hearing:
        self.finals += 1
        return self.studio.hear(samples)

    def hear(self, sound: dict[Speaker, Samples], late: float) -> list[Event]:
        return list(self.pipeline.run(delayed(sound, late)))


def delayed(sound: dict[Speaker, Samples], late: float) -> Iterator[AudioBlock]:
    for block in cut(sound, 1600):
        yield replace(block, late=late)


def conversation(desk: Desk) -> dict[Speaker, Samples]:
    """A question, and an answer after it."""
    question, answer = desk.studio.say(talk(8)), desk.studio.say(talk(16, 8))
    own = np.concatenate([question, silence(10)])
    call = np.concatenate([silence(5), answer, silence(1)])
    return {OWN: own, CALL: call}


def texts(events: list[Event]) -> list[str]:
    return [one.text for one in ends(events) if isinstance(one, UtteranceFinished)]


def test_a_little_behind_only_the_candidate_is_drafted() -> None:
    desk = Desk()
    events = desk.hear(conversation(desk), 0.7)
    revised = [one for one in events if isinstance(one, UtteranceRevised)]
    assert {one.speaker for one in revised} == {CALL}
    assert texts(events) == [talk(8), talk(16, 8)]


def test_further_behind_nobody_is_drafted_and_every_word_still_comes() -> None:
    desk = Desk()
    events = desk.hear(conversation(desk), 2.0)
    assert desk.drafts == 0
    assert texts(events) == [talk(8), talk(16, 8)]


def test_far_behind_each_utterance_is_heard_once_and_quickly() -> None:
    desk = Desk()
    events = desk.hear(conversation(desk), 5.0)
    assert (desk.drafts, desk.finals) == (2, 0)
    assert texts(events) == [talk(8), talk(16, 8)]


def test_a_quick_pass_is_continued_where_it_stopped_before_the_end() -> None:
    desk = Desk()
    desk.most = 6
    events = desk.hear(conversation(desk), 5.0)
    assert desk.finals == 0
    assert texts(events) == [talk(8), talk(16, 8)]


@pytest.mark.parametrize(("load", "late"), [(None, 30.0), (LoadSettings(always=True), 0.0)])
def test_what_is_put_aside_is_declared_and_heard_at_the_end(
    load: LoadSettings | None, late: float
) -> None:
    desk = Desk(load)
    events = desk.hear(conversation(desk), late)
    deferred = [one for one in events if isinstance(one, UtteranceDeferred)]
    assert [one.utterance for one in deferred] == [1, 2]
    over = ends(events)
    assert [one.utterance for one in over] == [1, 2]
    assert events.index(over[0]) > events.index(deferred[1])
    assert texts(events) == [talk(8), talk(16, 8)]


def test_what_was_put_aside_is_caught_up_with_when_there_is_time_again() -> None:
    desk = Desk()
    sound = conversation(desk)
    blocks = [
        replace(block, late=30.0 if block.end < 80_000 else 0.0) for block in cut(sound, 1600)
    ]
    events = list(desk.pipeline.run(blocks))
    changes = [one.does for one in events if isinstance(one, HearingChanged)]
    assert changes == ["recorded for later", "no drafts", "everything"]
    [deferred] = [one for one in events if isinstance(one, UtteranceDeferred)]
    first = next(one for one in events if isinstance(one, UtteranceFinished))
    assert first.utterance == deferred.utterance == 1
    assert texts(events) == [talk(8), talk(16, 8)]


def test_what_was_put_aside_is_heard_while_somebody_goes_on_speaking_and_before_any_draft() -> None:
    desk = Desk()
    question, answer = desk.studio.say(talk(8)), desk.studio.say(talk(30, 8))
    thawed = len(question) + RATE
    own = np.concatenate([question, silence(len(answer) / RATE + 2)])
    call = np.concatenate([silence(thawed / RATE - 0.5), answer, silence(1)])
    blocks = [
        replace(block, late=30.0 if block.end < thawed else 0.0)
        for block in cut({OWN: own, CALL: call}, 1600)
    ]
    events = list(desk.pipeline.run(blocks))
    heard = [one for one in events if isinstance(one, UtteranceFinished | UtteranceRevised)]
    assert isinstance(heard[0], UtteranceFinished)
    assert heard[0].text == talk(8)
    drafts = [one for one in heard if isinstance(one, UtteranceRevised)]
    assert drafts[0].end < (thawed + len(answer)) / RATE
    assert texts(events) == [talk(8), talk(30, 8)]


def test_there_is_time_for_what_was_put_aside_only_where_little_is_late() -> None:
    load = Load(LoadSettings())
    reached = []
    for late in (0.0, 0.7, 0.8, 5.0, 3.0, 0.7):
        load.update(late, waiting=True)
        reached.append((load.tier, load.spare))
    none, quick = Tier.FINALS, Tier.QUICK
    wanted = [(none, True), (none, True), (none, False), (quick, False), (quick, False)]
    assert reached == [*wanted, (none, True)]
    load.update(0.2)
    assert (load.tier, load.spare) == (Tier.WHOLE, True)


def test_the_report_counts_what_came_later_and_says_nothing_of_what_did_not_happen() -> None:
    desk = Desk(LoadSettings(always=True))
    report = Listening()
    for event in desk.hear(conversation(desk), 0.0):
        report.apply(event)
    assert report.deferred == {}
    first, later = list(report.lines())
    assert first == "Heard 2 utterances, 24 words"
    assert later.startswith("  heard later because there was no time: 1")


def test_sound_comes_back_from_the_disk_as_it_was() -> None:
    sound = np.linspace(-1, 1, 1000, dtype=np.float32)
    assert np.abs(aside(sound)() - sound).max() < 1 / 30_000
