"""Which devices are taken: found without the user, named by them, never the same one twice."""

import pytest

from devices import BUILT_IN, HEADSET, MONITOR, Clock, FakeSystem, usual
from livecard.audio.device import Device, NoSound, call, microphone, must_differ, successor

SYSTEM = usual(Clock())


def test_without_names_the_default_microphone_and_what_the_loudspeakers_play_are_taken() -> None:
    assert (microphone(SYSTEM, None), call(SYSTEM, None)) == (HEADSET, MONITOR)


def test_without_a_default_the_first_of_its_kind_is_taken() -> None:
    system = FakeSystem(Clock(), [one for one in SYSTEM.plugged if one.device is BUILT_IN])
    assert microphone(system, None) == BUILT_IN


@pytest.mark.parametrize("name", ["built-in", "Built-in microphone", "BUILT", "in mic"])
def test_a_device_is_found_by_its_key_or_part_of_its_name(name: str) -> None:
    assert microphone(SYSTEM, name) == BUILT_IN


def test_a_device_that_is_not_there_is_an_error_that_says_how_to_list_them() -> None:
    with pytest.raises(NoSound, match="'banjo'; livecard devices lists them"):
        call(SYSTEM, "banjo")


def test_without_a_microphone_there_is_an_error() -> None:
    with pytest.raises(NoSound, match="plug in a microphone"):
        microphone(FakeSystem(Clock(), []), None)


def test_without_the_calls_sound_the_system_says_how_to_get_it() -> None:
    with pytest.raises(NoSound, match="install a device that brings it"):
        call(FakeSystem(Clock(), []), None)


def test_the_microphone_is_never_recorded_twice() -> None:
    with pytest.raises(NoSound, match="the same device, USB headset"):
        must_differ(HEADSET, microphone(SYSTEM, "headset"))
    must_differ(HEADSET, MONITOR)


def test_a_device_that_is_gone_is_followed_by_itself_or_by_the_default_of_its_kind() -> None:
    other = Device("other", "Webcam", 1, 16_000, "microphone", True)
    every = [BUILT_IN, other, MONITOR]
    assert successor([*every, HEADSET], HEADSET, ()) == HEADSET
    assert successor(every, HEADSET, ()) == other
    assert successor(every, HEADSET, ("other",)) == BUILT_IN
    assert successor([MONITOR], HEADSET, ()) is None
    again = Device("7", HEADSET.name, 1, 48_000)
    assert successor([other, again], HEADSET, ()) == again
