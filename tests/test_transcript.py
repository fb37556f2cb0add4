"""The transcript: settled words stay, finished utterances never change, quotes are slices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fakes import found, said
from livecard.errors import BadEvent
from livecard.events import UtteranceDiscarded, UtteranceRevised, Word
from livecard.speaker import Speaker
from livecard.transcript import Transcript


def revised(settled: str, tentative: str = "", utterance: int = 1) -> UtteranceRevised:
    return UtteranceRevised(utterance, Speaker.CANDIDATE, 1.0, 2.0, settled, tentative)


def discarded(utterance: int = 1) -> UtteranceDiscarded:
    return UtteranceDiscarded(utterance, Speaker.CANDIDATE, 1.0, 2.0, "nobody spoke")


def test_the_last_revision_is_what_is_heard_so_far() -> None:
    transcript = Transcript()
    transcript.revise(revised("", "I bill"))
    transcript.revise(revised("I", "built it"))
    assert transcript.open == {1: revised("I", "built it")}


def test_settled_words_only_grow() -> None:
    transcript = Transcript()
    transcript.revise(revised("I built"))
    with pytest.raises(BadEvent, match="utterance 1 changes words that had settled"):
        transcript.revise(revised("I bought it"))
    assert transcript.open[1].settled == "I built"


def test_a_finished_utterance_is_no_longer_open() -> None:
    transcript = Transcript()
    transcript.revise(revised("I built"))
    transcript.finish(said("I built it."))
    assert transcript.open == {}
    assert transcript.finished[1].text == "I built it."


def test_the_times_of_the_words_are_left_to_the_log() -> None:
    transcript = Transcript()
    transcript.finish(replace(said("I built it."), words=(Word("I", 0.0, 0.1, 0.9),)))
    assert transcript.finished[1] == replace(said("I built it."), words=())


def test_a_discarded_utterance_is_no_longer_open_and_has_no_text() -> None:
    transcript = Transcript()
    transcript.revise(revised("", "thank you for watching"))
    transcript.discard(discarded())
    assert (transcript.open, transcript.finished) == ({}, {})
    assert transcript.discarded[1].reason == "nobody spoke"


@pytest.mark.parametrize("over", ["finished", "discarded"])
def test_what_is_over_never_changes(over: str) -> None:
    transcript = Transcript()
    if over == "finished":
        transcript.finish(said("I built it."))
    else:
        transcript.discard(discarded())
    why = "utterance 1 is already finished"
    with pytest.raises(BadEvent, match=why):
        transcript.revise(revised("more"))
    with pytest.raises(BadEvent, match=why):
        transcript.finish(said("other words"))
    with pytest.raises(BadEvent, match=why):
        transcript.discard(discarded())


def test_evidence_cannot_quote_what_is_still_being_said() -> None:
    transcript = Transcript()
    transcript.revise(revised("I built it"))
    with pytest.raises(BadEvent, match="quotes utterance 1, still unfinished"):
        transcript.quote(found(1))


@given(st.text(min_size=1), st.integers(-3, 30), st.integers(-3, 30))
def test_a_quote_is_exactly_a_slice_or_it_is_refused(text: str, start: int, end: int) -> None:
    transcript = Transcript()
    transcript.finish(said(text))
    one = found(3, to=end)
    one = replace(one, from_=start)
    if 0 <= start < end <= len(text):
        assert transcript.quote(one) == text[start:end]
    else:
        with pytest.raises(BadEvent, match=f"evidence 3 quotes characters {start} to {end}"):
            transcript.quote(one)
