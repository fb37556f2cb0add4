"""What Whisper is known to do wrong on short windows, off its language and with a vocabulary."""

from collections.abc import Sequence

import numpy as np
import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from livecard.audio.block import RATE, Samples, position
from livecard.audio.hearing import text
from livecard.audio.whisper import FINAL, TOKENS_A_SECOND, Pass, Whisper, WhisperSettings
from livecard.bench.dialogue import Dialogue, Turn, load
from livecard.bench.words import Errors, errors, marked
from livecard.cli.workspace import shipped
from livecard.events import Word
from livecard.models import locate
from livecard.speaker import Speaker
from sounds import SHORT

pytestmark = pytest.mark.models("whisper-base")
WHOLE = Pass(beam=5, window=30.0, margin=0.0)
LISTENED = 100.0
"""Seconds of the sample interview: enough full stops to compare."""
TERMS = "Kubernetes, Kafka, Postgres, canary, Terraform, idempotent"


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    return Whisper(WhisperSettings(locate("whisper-base"), "cpu"))


@pytest.fixture(scope="module")
def spoken() -> Dialogue:
    return load(SHORT)


def sound(dialogue: Dialogue, turn: Turn) -> Samples:
    return dialogue.sound[turn.speaker][position(turn.start) : position(turn.end)]


def cuts(whisper: Whisper, samples: Samples, said: str) -> list[tuple[Samples, str]]:
    """The beginning of a turn, broken off after a word that ends by half a second and so on."""
    words: Sequence[Word] = whisper.align(samples, said)
    found = []
    for seconds in (0.5, 1.0, 1.5, 2.0, 3.0):
        inside = [word for word in words if word.end <= seconds]
        if inside:
            found.append((samples[: position(inside[-1].end + 0.05)], text(inside)))
    return found


def test_short_clips_run_away_in_no_window_and_lose_no_truth(
    whisper: Whisper, spoken: Dialogue
) -> None:
    wrong = {how: Errors(0, 0, 0, 0) for how in (FINAL, WHOLE)}
    for turn in spoken.turns:
        for samples, said in cuts(whisper, sound(spoken, turn), turn.text):
            for how in wrong:
                heard = whisper._hear(samples, how, "")
                wrong[how] += errors(said, text(heard.words))
            # A draft may end in half a loop: its last words never settle. It must not run away.
            drafted = whisper.draft(samples).words
            assert len(drafted) <= 8 + TOKENS_A_SECOND * -(-len(samples) // RATE)
    assert wrong[WHOLE].reference > 40
    # The rate of the full window and half a point; on so few words, one of them.
    assert wrong[FINAL].rate <= wrong[WHOLE].rate + max(0.005, 1 / wrong[WHOLE].reference)


def test_full_stops_and_commas_stay_where_the_library_hears_them(whisper: Whisper) -> None:
    whole = load(shipped("senior-backend.opus"))
    turns = [one for one in whole.turns if one.speaker is Speaker.CANDIDATE and one.end < LISTENED]
    said = " ".join(turn.text for turn in turns)
    ours = " ".join(text(whisper.transcribe(sound(whole, turn)).words) for turn in turns)
    theirs = whisper.offline(whole.sound[Speaker.CANDIDATE][: position(turns[-1].end + 0.5)])
    assert marked(said, ours) >= 0.9 * marked(said, theirs)


def test_a_vocabulary_puts_none_of_its_terms_into_other_talk_or_into_silence(
    whisper: Whisper, spoken: Dialogue
) -> None:
    hush = np.random.default_rng(1).normal(0, 0.001, 3 * RATE).astype(np.float32)
    heard = [whisper.transcribe(sound(spoken, turn), TERMS) for turn in spoken.turns]
    heard.append(whisper.transcribe(hush, TERMS))
    told = " ".join(text(one.words) for one in heard).lower()
    assert not [term for term in TERMS.lower().split(", ") if term in told]


def test_what_is_no_english_leaves_no_mark_on_what_follows(
    whisper: Whisper, spoken: Dialogue
) -> None:
    question = sound(spoken, spoken.turns[0])
    before = whisper.draft(question)
    whisper.draft(sound(spoken, spoken.turns[1])[::-1].copy())
    assert whisper.draft(question) == before
    assert whisper._tokenizer.language_code == "en"
