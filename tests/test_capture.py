"""A capture with devices that fail in every way: no sound lost, nothing hidden, the time true."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from devices import (
    BUILT_IN,
    CALL,
    HEADSET,
    MONITOR,
    OWN,
    Beside,
    Clock,
    FakeSystem,
    Plugged,
    murmur,
    nothing,
    sound_of,
    usual,
)
from fakes import RUBRIC, TAUGHT, Studio, counter, read, sentences, silence, talk, voice
from livecard.audio.backlog import Backlog
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.capture import FULL, OPENING
from livecard.audio.device import Device, NoSound
from livecard.audio.hearing import Hearing, Recogniser
from livecard.audio.listener import Listener, ListenerSettings
from livecard.capturing import (
    AlarmRaised,
    DeviceOpened,
    SoundPaused,
    SoundResumed,
    SoundTaken,
    SpeakerMarked,
)
from livecard.events import AudioDropped, UtteranceFinished
from livecard.pipeline import Pipeline
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger


def beside(*devices: Device) -> Beside:
    return Beside(usual(Clock()), *devices)


def lost(one: Beside) -> list[tuple[str, float, float]]:
    return [(str(b.speaker), b.start / RATE, b.end / RATE) for b in one.kept if b.lost]


def test_two_devices_are_two_channels_of_the_same_length() -> None:
    one = beside(BUILT_IN).begin()
    assert [event for event in one.told if isinstance(event, DeviceOpened)] == [
        DeviceOpened(OWN, BUILT_IN.name, 0.0)
    ]
    one = beside().begin()
    one.turn(5.0)
    blocks = one.end()
    own, call = sound_of(blocks, OWN), sound_of(blocks, CALL)
    assert abs(len(own) - len(call)) <= RATE // 10
    assert 5.0 <= len(own) / RATE <= 5.4
    assert np.abs(own[RATE:]).max() > 0.09


def test_another_rate_becomes_ours() -> None:
    one = beside(BUILT_IN).begin()
    one.turn(5.0)
    assert len(sound_of(one.end(), OWN)) / RATE == pytest.approx(5.2, abs=0.1)


def test_what_was_captured_before_stop_is_given_and_counted_down() -> None:
    one = beside().begin()
    one.turn(30.0)
    one.capture.stop()
    one.turn(1.0)
    last = one.told[-1]
    assert isinstance(last, SoundTaken)
    assert last.left == pytest.approx(30.2, abs=0.25)
    assert len(sound_of(list(one.capture.blocks()), CALL)) / RATE == pytest.approx(30.2, abs=0.25)
    one.turn(1.1)
    assert isinstance(one.told[-1], SoundTaken)
    assert one.told[-1].left == 0.0


def test_while_the_recogniser_stands_still_no_sound_is_lost() -> None:
    one = beside().begin()
    blocks = one.capture.blocks()
    one.turn(1.0)
    first = next(blocks)
    one.listens = False
    one.turn(30.0)
    rest = one.end()
    assert one.lines[0].lane.end / RATE == pytest.approx(31.2, abs=0.3)
    assert lost(one) == []
    assert len(sound_of([first, *rest], first.speaker)) / RATE == pytest.approx(31.2, abs=0.3)
    assert one.alarms() == ["words", "words"]


def test_a_worker_that_stalls_for_two_seconds_finds_everything_in_its_place() -> None:
    one = beside().begin()
    one.turn(1.0)
    one.system.clock.sleep(2.0)
    one.turn(1.0)
    assert lost(one) == []
    assert len(sound_of(one.end(), OWN)) / RATE == pytest.approx(4.2, abs=0.2)


def test_a_device_that_is_unplugged_and_plugged_in_again_leaves_a_gap_and_an_alarm() -> None:
    one = beside().begin()
    one.turn(5.0)
    gone = one.system.unplug("headset")
    one.turn(2.0)
    one.system.plugged.append(gone)
    one.turn(5.0)
    [(who, start, _), *_] = lost(one)
    assert who == OWN
    assert start == pytest.approx(5.0, abs=0.1)
    assert lost(one)[-1][2] == pytest.approx(7.0, abs=1.1)
    opened = [event.device for event in one.told if isinstance(event, DeviceOpened)]
    assert opened == [HEADSET.name, MONITOR.name, HEADSET.name]
    assert all(line.lane.end / RATE == pytest.approx(12.0, abs=0.1) for line in one.lines)


def test_a_device_that_stays_away_is_followed_by_another_and_never_by_the_calls() -> None:
    one = beside().begin()
    one.turn(2.0)
    one.system.unplug("headset")
    one.turn(8.0)
    opened = [event.device for event in one.told if isinstance(event, DeviceOpened)]
    assert opened[2:] == [BUILT_IN.name]
    assert one.alarms() == ["samples"]
    assert one.cleared() == ["samples"]
    one.system.unplug("built-in")
    one.turn(60.0)
    opened = [event.device for event in one.told if isinstance(event, DeviceOpened)]
    assert opened[3:] == []
    assert one.lines[1].lane.end == pytest.approx(70 * RATE, abs=RATE // 10)


HEADPHONES = Device("phones.monitor", "Monitor of Headphones", 2, RATE, "call", True)


def moved(follows: bool, unused: bool) -> Beside:
    """The call's loudspeaker is silent, and another one has become the default one."""
    system = usual(Clock())
    system.plugged[1] = Plugged(replace(MONITOR, unused=unused), nothing(RATE))
    one = Beside(system, follows=follows).begin()
    one.turn(5.0)
    system.plugged[1].device = replace(MONITOR, unused=unused, default=False)
    system.plugged.append(Plugged(HEADPHONES, murmur(RATE)))
    one.turn(5.0)
    return one


def test_a_call_that_moves_to_another_loudspeaker_is_followed_without_a_gap() -> None:
    one = moved(follows=True, unused=True)
    assert [e.device for e in one.told if isinstance(e, DeviceOpened)][2:] == [HEADPHONES.name]
    assert [stream.plugged.device for stream in one.system.open_ if not stream.closed] == [
        HEADSET,
        HEADPHONES,
    ]
    assert lost(one) == []
    assert all(line.lane.end / RATE == pytest.approx(10.0, abs=0.1) for line in one.lines)
    one.system.silent = "the sound server does not answer"
    one.turn(5.0)
    assert lost(one) == []


@pytest.mark.parametrize(("follows", "unused"), [(False, True), (True, False)])
def test_a_device_that_was_named_and_one_that_still_plays_are_kept(
    follows: bool, unused: bool
) -> None:
    one = moved(follows, unused)
    assert len([e for e in one.told if isinstance(e, DeviceOpened)]) == 2


def test_of_two_devices_of_one_name_the_same_one_is_opened_again() -> None:
    one = beside().begin()
    gone = one.system.unplug("headset")
    one.system.plugged.insert(0, Plugged(replace(HEADSET, key="other"), murmur(RATE)))
    one.system.plugged.append(gone)
    one.turn(3.0)
    assert one.lines[0].device.key == "headset"


def test_a_source_that_stops_without_an_error_is_opened_again() -> None:
    one = beside().begin()
    one.turn(2.0)
    one.system.plugged[0].dumb = True
    one.turn(6.0)
    assert one.alarms() == ["samples"]
    one.system.plugged[0].dumb = False
    one.turn(4.0)
    assert one.cleared() == ["samples"]
    assert one.system.open_[0].closed
    assert one.lines[0].lane.end / RATE == pytest.approx(12.0, abs=0.1)


def test_a_channel_that_brings_nothing_does_not_hold_the_other() -> None:
    one = beside().begin()
    one.turn(1.0)
    one.system.plugged[1].dumb = True
    one.turn(30.0)
    assert one.lines[1].lane.end / RATE > 28.0


def test_a_silent_source_is_an_alarm() -> None:
    clock = Clock()
    system = FakeSystem(clock, [Plugged(HEADSET, nothing(RATE)), Plugged(MONITOR, murmur(RATE))])
    one = Beside(system).begin()
    one.turn(10.0)
    assert one.alarms()[0] == "zeros"


def test_a_device_that_changes_its_rate_goes_on_at_the_new_one() -> None:
    one = beside().begin()
    one.turn(3.0)
    gone = one.system.unplug("headset")
    other = Device("headset", HEADSET.name, 1, 48_000, "microphone", True)
    one.system.plugged.append(Plugged(other, gone.heard))
    gone.heard = murmur(48_000)
    one.system.plugged[-1].heard = murmur(48_000)
    one.turn(5.0)
    assert one.lines[0].lane.end / RATE == pytest.approx(8.0, abs=0.1)


def test_what_the_ring_had_no_room_for_is_a_gap() -> None:
    one = beside().begin()
    one.turn(2.0)
    one.system.open_[0].missing = RATE // 2
    one.system.clock.sleep(0.5)
    one.turn(1.0)
    [(who, start, end)] = lost(one)
    assert who == OWN
    assert end - start == pytest.approx(0.5, abs=0.01)


def test_a_pause_records_nothing_and_the_time_goes_on() -> None:
    one = beside().begin()
    one.turn(2.0)
    one.capture.ask("pause")
    one.turn(3.0)
    one.capture.ask("resume")
    one.turn(2.0)
    own = sound_of(one.end(), OWN)
    assert [type(event) for event in one.told if isinstance(event, SoundPaused | SoundResumed)] == [
        SoundPaused,
        SoundResumed,
    ]
    assert np.abs(own[int(2.2 * RATE) : int(4.9 * RATE)]).max() == 0.0
    assert np.abs(own[int(5.2 * RATE) :]).max() > 0.09
    assert lost(one) == []
    assert one.alarms() == []


def test_swapped_roles_are_marked_on_every_block_from_then_on() -> None:
    one = beside().begin()
    one.turn(1.0)
    one.capture.ask("swap")
    one.turn(1.0)
    swapped = [block.swapped for block in one.end()]
    assert (swapped[0], swapped[-1]) == (False, True)
    assert sorted(swapped) == swapped


def test_with_one_microphone_the_sound_is_of_whoever_is_marked() -> None:
    system = usual(Clock())
    one = Beside(system, HEADSET, shared=True).begin()
    one.turn(2.0)
    one.capture.ask("candidate")
    one.turn(2.0)
    blocks = one.end()
    own, call = sound_of(blocks, OWN), sound_of(blocks, CALL)
    assert one.capture.speakers == (OWN, CALL)
    assert np.abs(own[: 2 * RATE]).max() > 0.09 > np.abs(own[int(2.2 * RATE) :]).max(initial=0.0)
    assert np.abs(call[: 2 * RATE]).max() == 0.0 < np.abs(call[int(2.2 * RATE) :]).max()
    assert [event.speaker for event in one.told if isinstance(event, SpeakerMarked)] == [OWN, CALL]


def test_a_recogniser_ten_minutes_behind_is_an_alarm_and_the_sound_stays_on_disk() -> None:
    one = beside().begin()
    one.turn(605.0)
    assert FULL in [event.advice for event in one.told if isinstance(event, AlarmRaised)]
    assert one.kept[-1].end / RATE == pytest.approx(605.0, abs=0.1)
    heard = one.end()
    assert 599.0 <= len(sound_of(heard, OWN)) / RATE <= 601.0


def test_sound_that_cannot_be_kept_is_an_alarm_until_it_can() -> None:
    one = beside().begin()
    one.refuses = "the disk is full"
    one.turn(1.0)
    one.refuses = ""
    one.turn(1.0)
    assert (one.alarms(), one.cleared()) == (["disk"], ["disk"])


def test_the_thread_ends_when_everything_is_heard() -> None:
    one = beside()
    one.capture.open()
    one.capture.start(one.told.append, one.keep)
    one.capture.stop()
    assert len(list(one.capture.blocks())) >= 0
    for thread in threading.enumerate():
        if thread.name == "livecard capture":
            thread.join(10)
            assert not thread.is_alive()


def test_sound_is_taken_on_a_thread_that_no_recogniser_ever_holds_up() -> None:
    """The recogniser stands still until half a minute more is on disk: waited for by the same
    thread, that would never come."""
    studio, stuck, enough = Studio(), threading.Event(), threading.Event()
    clock = Clock()
    sound = np.concatenate([silence(1), studio.say(talk(20)), silence(90)])
    begun = clock.now

    def heard(start: float, end: float) -> Samples:
        return sound[round((start - begun) * RATE) : round((end - begun) * RATE)]

    one = Beside(FakeSystem(clock, [Plugged(HEADSET, heard), Plugged(MONITOR, murmur(RATE, 0.0))]))
    threads: dict[str, set[int]] = {"sound": set(), "recogniser": set()}

    def keep(block: AudioBlock) -> str:
        threads["sound"].add(threading.get_ident())
        if block.end > 15 * RATE and not enough.is_set():
            assert stuck.wait(30)
        if block.end > 50 * RATE:
            enough.set()
            one.capture.stop()
        return ""

    def hear(samples: Samples) -> Hearing:
        threads["recogniser"].add(threading.get_ident())
        stuck.set()
        assert enough.wait(30)
        return studio.hear(samples)

    number = counter().__next__
    pipeline = Pipeline(
        {
            who: Listener(who, voice, Recogniser(hear, hear), number, ListenerSettings())
            for who in (OWN, CALL)
        },
        Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
    )
    one.capture.open()
    one.capture.start(one.told.append, keep)
    events = list(pipeline.run(one.capture.blocks()))
    assert len(threads["sound"]) == len(threads["recogniser"]) == 1
    assert threads["sound"] & threads["recogniser"] == set()
    assert not [event for event in events if isinstance(event, AudioDropped)]
    texts = [event.text for event in events if isinstance(event, UtteranceFinished)]
    assert texts == [talk(20)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"refuses": "USB headset is in use; close the other program"}, "in use"),
        ({"hangs": True}, "USB headset does not open; unplug it"),
        ({"dumb": True}, "brings no sound; allow the microphone"),
    ],
)
def test_a_start_that_fails_says_within_three_seconds_what_to_do(
    change: dict[str, bool], says: str
) -> None:
    one = beside()
    for name, value in change.items():
        object.__setattr__(one.system.plugged[0], name, value)
    begun = one.system.clock.now
    with pytest.raises(NoSound, match=says):
        one.begin()
    assert one.system.clock.now - begun <= OPENING + 0.2
    assert all(stream.closed for stream in one.system.open_)


def test_a_backlog_that_nobody_listens_to_is_empty() -> None:
    backlog = Backlog(lambda: 0.0)
    one = beside().begin()
    one.turn(1.0)
    for block in one.kept:
        backlog.put(block)
    assert backlog.left > 0.9
    backlog.drop()
    assert backlog.left == 0.0
