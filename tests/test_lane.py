"""A device's place on the timeline: openings, gaps, lateness and a clock that runs away."""

import numpy as np
import pytest

from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.drift import Drift
from livecard.audio.lane import STALLED, UNREAD, Lane
from livecard.speaker import Speaker

TENTH = RATE // 10


def loud(count: int, level: float = 0.1) -> Samples:
    return np.full(count, level, np.float32)


def lane(rests: bool = False) -> Lane:
    return Lane(Speaker.CANDIDATE, rests)


def brought(one: Lane, start: float, end: float) -> list[AudioBlock]:
    """A device that keeps time."""
    count = round((end - start) * 10)
    return [block for i in range(count) for block in one.bring(loud(TENTH), start + (i + 1) / 10)]


def lost(blocks: list[AudioBlock]) -> list[tuple[float, float, str]]:
    return [(one.start / RATE, one.end / RATE, one.lost) for one in blocks if one.lost]


def test_sound_has_its_place_from_the_first_sample_on() -> None:
    blocks = brought(lane(), 0.4, 2.0)
    assert (blocks[0].start, blocks[0].lost, len(blocks[0].samples)) == (0, "", 0.4 * RATE)
    assert blocks[-1].end == 2.0 * RATE


def test_a_device_that_stalls_leaves_a_gap_and_comes_back_to_its_own_time() -> None:
    one = lane()
    blocks = brought(one, 0.0, 5.0)
    for now in (6.0, 7.5, 8.0, 9.0):
        blocks += one.wait(now)
    assert one.end == 7.0 * RATE
    blocks += brought(one, 9.0, 12.0)
    assert lost(blocks) == [
        (5.0, 5.5, STALLED),
        (5.5, 6.0, STALLED),
        (6.0, 7.0, STALLED),
        (7.0, 9.0, STALLED),
    ]
    assert one.end == 12.0 * RATE


def test_a_loopback_that_rests_leaves_silence_and_no_gap() -> None:
    one = lane(rests=True)
    blocks = brought(one, 0.0, 2.0) + one.wait(30.0) + brought(one, 31.0, 33.0)
    assert lost(blocks) == []
    assert one.end == 33.0 * RATE


def test_what_was_lost_in_between_leaves_its_place() -> None:
    one = lane()
    blocks = brought(one, 0.0, 2.0) + one.bring(loud(TENTH), 2.5, missing=4 * TENTH)
    assert lost(blocks) == [(2.0, 2.4, UNREAD)]
    assert one.end == 2.5 * RATE


def test_sound_that_comes_after_silence_has_taken_its_place_is_left_out() -> None:
    one = lane()
    brought(one, 0.0, 2.0)
    one.wait(5.0)
    late = one.bring(loud(3 * RATE), 5.0)
    assert [(block.start, block.end) for block in late] == [(3 * RATE, 5 * RATE)]


@pytest.mark.parametrize("ppm", [-200, 200])
def test_two_devices_tell_the_same_time_after_an_hour(ppm: int) -> None:
    one, jitter, brought = lane(), np.random.default_rng(1), 0
    worst = 0.0
    for step in range(1, 36_001):
        now = step / 10
        late = float(jitter.uniform(0.0, 0.03))
        due = round((now - late) * RATE * (1 + ppm / 1e6))
        quiet = step % 50 < 10
        one.bring(loud(due - brought, 0.0005 if quiet else 0.1), now)
        brought = due
        worst = max(worst, abs(one.end / RATE - now))
    assert worst <= 0.1
    assert one.drift.ppm == pytest.approx(ppm, abs=10)


def test_of_two_clocks_that_run_apart_nothing_changes_its_order_within_an_hour() -> None:
    lanes, jitter = {200: lane(), -200: lane()}, np.random.default_rng(2)
    brought, worst = dict.fromkeys(lanes, 0), 0.0
    for step in range(1, 36_001):
        now = step / 10
        heard = now - 0.03
        for ppm, one in lanes.items():
            due = round(heard * RATE * (1 + ppm / 1e6))
            level = 0.0005 if step % 50 < 10 else 0.1
            one.bring(loud(due - brought[ppm], level), now + float(jitter.uniform(0.0, 0.03)))
            brought[ppm] = due
        ends = [one.end / RATE for one in lanes.values()]
        worst = max(worst, abs(ends[0] - ends[1]))
    assert worst <= 0.1


def test_without_a_quiet_moment_drift_is_mended_all_the_same() -> None:
    one = lane()
    for step in range(1, 36_001):
        one.bring(loud(TENTH + (1 if step % 3 == 0 else 0)), step / 10)
    assert abs(one.end / RATE - 3600.0) < 0.1


def test_drift_is_not_known_at_first() -> None:
    drift = Drift()
    drift.note(1.0, 1.0)
    assert (drift.ahead, drift.ppm) == (0.0, 0.0)
