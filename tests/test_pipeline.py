"""The pipeline: the same events however the sound is cut, and no millisecond lost or told twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import (
    RUBRIC,
    TAUGHT,
    Studio,
    counter,
    cut,
    ends,
    read,
    sentences,
    silence,
    talk,
    voice,
)
from livecard.audio import recording
from livecard.audio.ahead import Ahead
from livecard.audio.block import RATE, AudioBlock, Samples, position, seconds
from livecard.audio.listener import Listener, ListenerSettings, Recogniser
from livecard.audio.resample import Resample
from livecard.audio.voice import VoiceModel
from livecard.events import (
    AudioDropped,
    AudioHeard,
    Event,
    EvidenceFound,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.models import locate
from livecard.pipeline import Pipeline
from livecard.rubrics.shelf import find
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger

SHORT = Path(__file__).parents[1] / "samples" / "short.flac"
SIZES = (1, 160, 512, 7_777, 10**6)
BOTH = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
QUIET = ListenerSettings(step=0.0)
Sound = Mapping[Speaker, Samples]


def pipeline(
    studio: Studio,
    chosen: ListenerSettings = ListenerSettings(),  # noqa: B008
    ahead: Ahead | None = None,
) -> Pipeline:
    number = counter().__next__
    return Pipeline(
        {one: Listener(one, voice, studio.recogniser, number, chosen) for one in BOTH},
        Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
        passes=ahead,
    )


def interview(studio: Studio) -> Sound:
    """Questions and answers that overlap, one of them sure evidence by the marks in it."""
    proof = f"Proven four praised: {RUBRIC.dimensions[0].anchors[2].text}"
    asked = [silence(0.3), studio.say("How do you dock in wind?"), silence(6.5)]
    asked += [studio.say("Right, and your crew?"), silence(1)]
    told = [silence(3.5), studio.say(proof), silence(1), studio.say("My crew? Well"), silence(0.2)]
    told += [studio.say("they get clear orders.")]
    return {
        Speaker.INTERVIEWER: np.concatenate(asked),
        Speaker.CANDIDATE: np.concatenate(told),
    }


def events_of(studio: Studio, sound: Sound, length: int) -> list[Event]:
    return list(pipeline(studio).run(cut(sound, length)))


@pytest.mark.parametrize("length", SIZES)
def test_the_same_recording_gives_the_same_events_however_it_is_cut(length: int) -> None:
    studio = Studio(word=0.3)
    sound = interview(studio)
    whole = events_of(studio, sound, 16_000)
    assert {UtteranceRevised, UtteranceFinished, EvidenceFound, AudioHeard} <= set(map(type, whole))
    assert events_of(studio, sound, length) == whole


@pytest.mark.parametrize("length", SIZES)
def test_heard_ahead_the_same_is_told_in_the_same_order(length: int) -> None:
    studio = Studio(word=0.3)
    sound = interview(studio)
    plain = pipeline(studio, QUIET).run(cut(sound, 16_000))
    ahead = pipeline(studio, QUIET, Ahead(2)).run(cut(sound, length))

    def told(events: Iterable[Event]) -> list[Event]:
        return [one for one in events if not isinstance(one, AudioHeard)]

    assert told(ahead) == told(plain)


def test_what_both_say_at_once_is_heard_on_both_channels() -> None:
    studio = Studio()
    sound = {one: studio.say(f"{one} speaks here") for one in BOTH}
    over = ends(list(pipeline(studio).run(cut(sound, 1600))))
    assert {(one.speaker, one.text) for one in over if isinstance(one, UtteranceFinished)} == {
        (one, f"{one} speaks here") for one in BOTH
    }


def test_evidence_follows_the_utterance_that_it_quotes() -> None:
    studio = Studio(word=0.3)
    events = events_of(studio, interview(studio), 1600)
    places = [i for i, one in enumerate(events) if isinstance(one, EvidenceFound)]
    assert places
    for i in places:
        before = events[i - 1]
        assert isinstance(before, UtteranceFinished)
        assert before.speaker is Speaker.CANDIDATE


def test_numbers_count_without_gaps_over_both_channels() -> None:
    studio = Studio(word=0.3)
    over = ends(events_of(studio, interview(studio), 1600))
    assert sorted(one.utterance for one in over) == list(range(1, len(over) + 1))


def test_a_heartbeat_comes_each_second_and_the_last_one_says_how_long_it_was() -> None:
    studio = Studio()
    sound = {one: silence(5.3) for one in BOTH}
    beats = [one for one in pipeline(studio).run(cut(sound, 512)) if isinstance(one, AudioHeard)]
    assert len(beats) == 6
    assert beats[-1].until == 5.3
    assert all(0.9 < later.until - one.until < 1.1 for one, later in pairwise(beats[:-1]))


def test_a_channel_waits_for_the_other_and_both_are_heard_to_the_end() -> None:
    studio = Studio()
    pipe = pipeline(studio)
    own = studio.say("the interviewer brings all of it at once")
    assert list(pipe.feed(AudioBlock(Speaker.INTERVIEWER, 0, own))) == []
    [one] = ends(list(pipe.finish()))
    assert isinstance(one, UtteranceFinished)
    assert one.text == "the interviewer brings all of it at once"


def test_sound_that_is_missing_is_declared_and_taken_as_silence() -> None:
    studio = Studio()
    sound = silence(3)
    blocks = [AudioBlock(one, 0, sound[:RATE]) for one in BOTH]
    blocks += [
        AudioBlock(Speaker.CANDIDATE, RATE + 800, sound[RATE + 800 :]),
        AudioBlock(Speaker.INTERVIEWER, RATE, sound[RATE:]),
    ]
    events = list(pipeline(studio).run(blocks))
    assert [one for one in events if isinstance(one, AudioDropped)] == [
        AudioDropped(Speaker.CANDIDATE, 1.0, 0.05, "not delivered")
    ]
    assert events[-1] == AudioHeard(3.0, 0.0)


def test_sound_that_is_brought_twice_is_heard_once() -> None:
    studio = Studio()
    said = studio.say("I dock alone")
    sound = {Speaker.CANDIDATE: said, Speaker.INTERVIEWER: silence(len(said) / RATE)}
    blocks = list(cut(sound, 1600))
    again = [one for block in blocks for one in (block, block, _longer(block, sound))]
    assert list(pipeline(studio).run(again)) == list(pipeline(studio).run(blocks))


def _longer(block: AudioBlock, sound: Sound) -> AudioBlock:
    """The block with some of the sound before it once more."""
    start = max(0, block.start - 700)
    return AudioBlock(block.speaker, start, sound[block.speaker][start : block.end])


def test_who_is_far_behind_skips_interim_passes_and_says_how_late_it_is() -> None:
    studio = Studio()
    said = studio.say("I dock alone in strong cross wind")
    sound = {Speaker.CANDIDATE: said, Speaker.INTERVIEWER: silence(len(said) / RATE)}
    late = (replace(block, late=4.0) for block in cut(sound, 1600))
    events = list(pipeline(studio).run(late))
    assert not any(isinstance(one, UtteranceRevised) for one in events)
    assert {one.late for one in events if isinstance(one, AudioHeard)} == {4.0}
    assert len(ends(events)) == 1


def test_a_lag_that_is_over_is_told_once() -> None:
    studio = Studio()
    blocks = cut({one: silence(4) for one in BOTH}, 1600)
    late = (replace(one, late=2.0) if one.start == 0 else one for one in blocks)
    beats = [one.late for one in pipeline(studio).run(late) if isinstance(one, AudioHeard)]
    assert beats == [2.0, 0.0, 0.0, 0.0, 0.0]


pieces = st.lists(
    st.tuples(
        st.integers(1, 12),
        st.sampled_from([0.2, 0.4, 0.7, 1.5]),
        st.sampled_from([0, 0, 0, 4_000, 20_000]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=30, deadline=None)
@given(pieces, pieces, st.sampled_from([160, 512, 1_600, 9_999]))
def test_every_millisecond_is_in_an_utterance_in_silence_or_in_a_declared_gap(
    own: list[tuple[int, float, int]], call: list[tuple[int, float, int]], length: int
) -> None:
    studio = Studio(word=0.4)
    tracks = {
        Speaker.INTERVIEWER: _track(studio, own),
        Speaker.CANDIDATE: _track(studio, call),
    }
    events = list(pipeline(studio, QUIET).run(_with_gaps(tracks, length)))
    for speaker, (sound, gaps) in tracks.items():
        _accounted(speaker, sound, gaps, events)
    longest = max(len(sound) for sound, _ in tracks.values())
    assert events[-1] == AudioHeard(seconds(longest), 0.0)


Track = tuple[Samples, list[tuple[int, int]]]


def _track(studio: Studio, drawn: Iterable[tuple[int, float, int]]) -> Track:
    """Speech and pauses; after some of the speech, so many samples are lost."""
    parts: list[Samples] = []
    gaps: list[tuple[int, int]] = []
    at = 0
    for words, pause, lost in drawn:
        parts += [studio.say(talk(words, at)), silence(pause)]
        at += len(parts[-2]) + len(parts[-1])
        if lost:
            parts.append(studio.say("lost words that nobody hears")[:lost])
            gaps.append((at, at + len(parts[-1])))
            at += len(parts[-1])
    return np.concatenate([*parts, silence(1)]), gaps


def _with_gaps(tracks: Mapping[Speaker, Track], length: int) -> Iterator[AudioBlock]:
    for speaker, (sound, gaps) in tracks.items():
        edges = [0, *(edge for gap in gaps for edge in gap), len(sound)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            for at in range(start, end, length):
                yield AudioBlock(speaker, at, sound[at : min(end, at + length)])


def _accounted(
    speaker: Speaker, sound: Samples, gaps: list[tuple[int, int]], events: list[Event]
) -> None:
    """Each sample once: 1 in an utterance's words, 2 in a gap, 0 in silence."""
    fate = np.zeros(len(sound), int)
    for one in events:
        if isinstance(one, AudioDropped) and one.speaker is speaker:
            fate[position(one.start) : position(one.start + one.seconds)] += 2
    assert sorted(gaps) == _runs(fate == 2)
    for over in ends(events):
        if over.speaker is speaker and isinstance(over, UtteranceFinished):
            for word in over.words:
                fate[position(word.start) : position(word.end)] += 1
    assert set(np.unique(fate)) <= {0, 1, 2}
    missed = np.count_nonzero(sound[fate == 0])
    assert missed <= 32, f"{missed} samples of speech are nowhere"


def _runs(there: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(int)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


@cache
def _real() -> tuple[VoiceModel, Recogniser, Callable[[], Tagger]]:
    """The models, loaded once."""
    from livecard.audio.whisper import Whisper, WhisperSettings
    from livecard.cli.parts import silero
    from livecard.tagging.encoder import Encoder
    from livecard.tagging.sentences import SpacySentences

    whisper = Whisper(WhisperSettings(locate("whisper-base"), device="cpu"))
    encoder = Encoder(locate("sentence-encoder"))
    spacy = SpacySentences(locate("en-core-web-sm"))

    def tagger() -> Tagger:
        """A new one for each run: it remembers the last question."""
        return Tagger(Matcher(find("senior-backend"), encoder, encoder.taught), spacy, lambda: 1)

    recogniser = Recogniser(whisper.draft, whisper.transcribe)
    return VoiceModel(silero(locate("silero-vad"))), recogniser, tagger


@cache
def _sample() -> Sound:
    """The first seconds of the short sample."""
    parts: dict[Speaker, list[Samples]] = {one: [] for one in BOTH}
    for block in recording.blocks(recording.probe(SHORT), BOTH, Resample):
        parts[block.speaker].append(block.samples)
    return {who: np.concatenate(some)[: 6 * RATE] for who, some in parts.items()}


@cache
def _heard_really(length: int) -> list[Event]:
    model, recogniser, tagger = _real()
    number = counter().__next__
    chosen = ListenerSettings(step=1.5)
    pipe = Pipeline(
        {one: Listener(one, model.channel(), recogniser, number, chosen) for one in BOTH}, tagger()
    )
    return list(pipe.run(cut(_sample(), length)))


@pytest.mark.models
@pytest.mark.parametrize("length", SIZES)
def test_the_real_models_hear_the_same_however_the_sound_is_cut(length: int) -> None:
    assert any(isinstance(one, UtteranceFinished) for one in _heard_really(length))
    assert _heard_really(length) == _heard_really(512)
