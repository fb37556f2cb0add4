"""Echo: the candidate's voice is taken out of the microphone, whoever else speaks is kept."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from livecard.audio import recording
from livecard.audio.block import RATE, Samples
from livecard.audio.echo import PARTS, Echo
from livecard.audio.gate import FRAME
from livecard.audio.resample import Resample
from livecard.bench.echoes import cleaned, leaked, power
from livecard.speaker import Speaker

SAMPLE = Path(__file__).parents[1] / "samples" / "senior-backend.opus"
OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
LENGTH = 60 * RATE
AUDIBLE = 3e-5


@cache
def interview() -> dict[Speaker, Samples]:
    """The first minute of the sample."""
    parts: dict[Speaker, list[Samples]] = {OWN: [], CALL: []}
    for block in recording.blocks(recording.probe(SAMPLE), (OWN, CALL), Resample):
        if block.start >= LENGTH:
            break
        parts[block.speaker].append(block.samples)
    return {who: np.concatenate(some)[:LENGTH] for who, some in parts.items()}


@pytest.mark.parametrize(("level", "delay"), [(-3, 0.02), (-3, 0.08), (-6, 0.02), (-6, 0.08)])
def test_of_the_candidates_voice_at_most_two_frames_in_a_hundred_stay(
    level: float, delay: float
) -> None:
    own, call = interview()[OWN], interview()[CALL]
    echo, leak = Echo(), leaked(call, level, delay)
    kept = power(cleaned(own + leak, call, echo))
    quiet = 3 * float(np.percentile(power(own), 30))
    alone = (power(leak) > 1e-4) & (power(own) < quiet)
    assert alone.sum() > 500
    assert np.mean(kept[alone] > AUDIBLE) <= 0.02
    assert echo.leaks


def test_the_interviewer_is_kept_also_where_both_speak_once_the_way_is_known() -> None:
    call = interview()[CALL]
    own = np.roll(interview()[OWN], 12 * RATE)
    own[: 10 * RATE] = 0.0
    kept = power(cleaned(own + leaked(call, -3, 0.04), call, Echo()))
    spoken = power(own) > 1e-4
    assert spoken.sum() > 200
    assert np.mean(kept[spoken] > 0.25 * power(own)[spoken]) >= 0.97


def test_who_repeats_what_was_just_said_is_heard() -> None:
    call = interview()[CALL]
    own = np.roll(call, 4 * RATE)
    own[: 8 * RATE] = 0.0
    kept = power(cleaned(own + leaked(call, -3, 0.04), call, Echo()))
    spoken = power(own) > 1e-4
    assert np.mean(kept[spoken] > 0.25 * power(own)[spoken]) >= 0.97


def test_without_an_echo_nothing_is_changed_and_no_headset_is_advised() -> None:
    own, call, echo = interview()[OWN], interview()[CALL], Echo()
    kept = cleaned(own, call, echo)
    spoken = power(own) > 1e-4
    assert not echo.leaks
    assert np.mean(power(kept)[spoken] > 0.9 * power(own)[spoken]) >= 0.99


def test_while_the_call_is_silent_the_microphone_is_as_it_was() -> None:
    own, echo = interview()[OWN], Echo()
    silent = np.zeros(FRAME * (PARTS + 4), np.float32)
    assert (cleaned(own[: len(silent)], silent, echo) == own[: len(silent)]).all()
