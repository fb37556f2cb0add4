"""What goes wrong with a real sound server while it is captured: the timeline stays true."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.capture import Keep
from livecard.audio.pulse import Pulse
from livecard.audio.spool import Spool
from livecard.capturing import AlarmCleared, AlarmRaised, Captured, DeviceOpened, SoundTaken
from livecard.cli.options import Wanted
from livecard.cli.sources import captured
from livecard.speaker import Speaker
from sound_server import PACKAGES, SINKS, SoundServer, sound_server
from sounds import write_wav

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
TONES = {OWN: 500, CALL: 1300}
KNOCK = 0.06
ASLEEP = 2.5
"""Seconds that a sink that nobody hears may sleep before it plays what is played into it."""
STRETCHES = (4.0, 8.0, 12.0)
"""Seconds of sound at whose ends the cost is read: of the stretches the cheapest counts, as what
else runs on the machine only adds to it."""
COST = 0.03
"""Share of one core that capturing may take: both devices, resampled, watched, and on disk."""
APART = 0.15
"""Seconds that two knocks may lie apart on the timeline that were played at once: two players
start up to 50 ms apart, and so much again is the server's own delay."""

pytestmark = pytest.mark.needs(*PACKAGES)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


class Recorded:
    """A capture of both sinks, as `livecard live` finds them, with everything that it says."""

    def __init__(self, keep: Keep = lambda block: "") -> None:
        self.told: list[Captured] = []
        self.blocks: list[AudioBlock] = []
        self._news = threading.Condition()
        found = captured(Wanted(), Pulse()).capture
        assert found is not None
        self.capture = found
        self.capture.open()
        self.capture.start(self.tell, keep)
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    def tell(self, event: Captured) -> None:
        with self._news:
            self.told.append(event)
            self._news.notify()

    def until(self, happened: Callable[[Captured], bool]) -> Captured:
        """Wait for what it says."""
        with self._news:
            assert self._news.wait_for(lambda: any(map(happened, self.told)), 30)
        return next(filter(happened, self.told))

    def again(self, speaker: Speaker) -> DeviceOpened:
        """Wait for a device to be opened in the middle."""
        event = self.until(
            lambda one: isinstance(one, DeviceOpened) and one.speaker is speaker and one.at > 0
        )
        assert isinstance(event, DeviceOpened)
        return event

    def stop(self) -> dict[Speaker, Samples]:
        """Both channels, whole: each block begins where the one before has ended."""
        self.capture.stop()
        self._thread.join(30)
        channels = {}
        for who in SINKS:
            mine = [one for one in self.blocks if one.speaker is who]
            assert all(one.end == next_.start for one, next_ in pairwise(mine))
            channels[who] = np.concatenate([one.samples for one in mine])
        return channels

    def _take(self) -> None:
        self.blocks.extend(self.capture.blocks())


@pytest.fixture
def recorded(server: SoundServer) -> Iterator[Recorded]:
    one = Recorded()
    yield one
    one.capture.close()


def knock(server: SoundServer, folder: Path, sinks: dict[Speaker, str]) -> None:
    """Three knocks in each sink, at the same times, each sink at a pitch of its own."""
    at = np.arange(2 * RATE) / RATE
    beats = (at % 0.5 < KNOCK) * (at >= 0.5)
    play(server, folder, dict.fromkeys(sinks.values(), np.zeros(round(ASLEEP * RATE))))
    tones = {who: 0.5 * np.sin(2 * np.pi * TONES[who] * at) for who in sinks}
    play(server, folder, {sink: tones[who] * beats for who, sink in sinks.items()})


def play(server: SoundServer, folder: Path, sound: dict[str, npt.NDArray[np.float64]]) -> None:
    """All at once, to the end."""
    files = {sink: write_wav(folder / f"{sink}.wav", one) for sink, one in sound.items()}
    playing = [server.playing(sink, file) for sink, file in files.items()]
    assert [one.wait(30) for one in playing] == [0] * len(playing)


def knocks(sound: Samples, who: Speaker) -> list[float]:
    """When each knock of somebody's began, in seconds."""
    at = np.arange(len(sound)) / RATE
    turned = sound * np.exp(-2j * np.pi * TONES[who] * at)
    window = np.ones(RATE // 50) / (RATE // 50)
    loud = np.abs(np.convolve(turned, window, "same")) > 0.06
    begun = np.flatnonzero(np.diff(loud.astype(int)) == 1) / RATE
    return [
        float(one) for one in begun if not loud[round((one - 0.3) * RATE) : round(one * RATE)].any()
    ]


def must_be_true(channels: dict[Speaker, Samples], count: int) -> None:
    """Every knock is where the other channel has it, and in no other channel."""
    own, call = (knocks(channels[who], who) for who in (OWN, CALL))
    assert len(own) == len(call) == count
    assert max(abs(one - other) for one, other in zip(own, call, strict=True)) <= APART
    assert knocks(channels[OWN], CALL) == knocks(channels[CALL], OWN) == []


def unplug(server: SoundServer, *parts: str) -> None:
    for line in reversed(server.pactl("list", "short", "modules").splitlines()):
        if any(part in line for part in parts):
            server.pactl("unload-module", line.split()[0])


def plug_in(server: SoundServer, rate: int) -> None:
    server.pactl("load-module", "module-null-sink", "sink_name=own", f"rate={rate}")
    headset = ("master=own.monitor", "source_name=headset", f"rate={rate}")
    server.pactl("load-module", "module-remap-source", *headset)


@pytest.mark.parametrize("rate", [44_100, 16_000])
def test_a_headset_unplugged_and_back_at_any_rate_goes_on_in_its_place(
    server: SoundServer, recorded: Recorded, tmp_path: Path, rate: int
) -> None:
    knock(server, tmp_path, SINKS)
    unplug(server, "sink_name=own", "source_name=headset")
    knock(server, tmp_path, {CALL: "call"})
    recorded.until(lambda one: isinstance(one, AlarmRaised) and one.alarm == "samples")
    plug_in(server, rate)
    assert recorded.again(OWN).device
    knock(server, tmp_path, SINKS)
    channels = recorded.stop()
    alone = knocks(channels[CALL], CALL)[3:6]
    gaps = [one for one in recorded.blocks if one.speaker is OWN and one.lost]
    assert gaps[0].start / RATE < alone[0]
    assert gaps[-1].end / RATE > alone[-1]
    channels[CALL][round((alone[0] - 0.1) * RATE) : round((alone[-1] + 0.2) * RATE)] = 0.0
    must_be_true(channels, 6)


def test_the_calls_loudspeaker_unplugged_and_back_goes_on_in_its_place(
    server: SoundServer, recorded: Recorded, tmp_path: Path
) -> None:
    knock(server, tmp_path, SINKS)
    unplug(server, "sink_name=call")
    server.pactl("load-module", "module-null-sink", "sink_name=call")
    server.pactl("set-default-sink", "call")
    recorded.again(CALL)
    knock(server, tmp_path, SINKS)
    must_be_true(recorded.stop(), 6)


def test_a_call_that_moves_to_another_loudspeaker_is_followed(
    server: SoundServer, recorded: Recorded, tmp_path: Path
) -> None:
    knock(server, tmp_path, SINKS)
    server.pactl("load-module", "module-null-sink", "sink_name=headphones", "rate=48000")
    server.pactl("set-default-sink", "headphones")
    recorded.again(CALL)
    knock(server, tmp_path, {**SINKS, CALL: "headphones"})
    must_be_true(recorded.stop(), 6)


def test_a_new_default_loudspeaker_without_the_call_is_not_followed(
    server: SoundServer, recorded: Recorded, tmp_path: Path
) -> None:
    server.pactl("load-module", "module-null-sink", "sink_name=headphones")
    server.pactl("set-default-sink", "headphones")
    silent = server.playing("call", write_wav(tmp_path / "silence.wav", np.zeros(30 * RATE)))
    taken = write_wav(tmp_path / "five.wav", np.zeros(5 * RATE))
    assert server.playing("headphones", taken).wait(30) == 0
    knock(server, tmp_path, SINKS)
    must_be_true(recorded.stop(), 3)
    silent.terminate()
    silent.wait(30)


@pytest.mark.parametrize(
    ("wrong", "right", "alarm"),
    [
        (("suspend-source", "headset", "1"), ("suspend-source", "headset", "0"), "samples"),
        (("set-source-mute", "headset", "1"), ("set-source-mute", "headset", "0"), "zeros"),
    ],
)
def test_a_headset_that_stops_or_is_muted_is_told_within_ten_seconds_and_goes_on(
    server: SoundServer,
    recorded: Recorded,
    tmp_path: Path,
    wrong: tuple[str, ...],
    right: tuple[str, ...],
    alarm: str,
) -> None:
    knock(server, tmp_path, SINKS)
    hiss = np.random.default_rng(7).normal(size=60 * RATE) * 0.005
    heard = server.playing("own", write_wav(tmp_path / "hiss.wav", hiss))
    begun = time.monotonic()
    server.pactl(*wrong)
    raised = recorded.until(lambda one: isinstance(one, AlarmRaised) and one.alarm == alarm)
    assert time.monotonic() - begun <= 10.0
    assert isinstance(raised, AlarmRaised)
    assert raised.speaker is OWN
    server.pactl(*right)
    recorded.until(lambda one: isinstance(one, AlarmCleared) and one.alarm == alarm)
    heard.terminate()
    heard.wait(30)
    knock(server, tmp_path, SINKS)
    must_be_true(recorded.stop(), 6)


def taken(until: float, event: Captured) -> bool:
    return isinstance(event, SoundTaken) and event.until > 1.0 + until


def test_capturing_alone_takes_three_hundredths_of_a_core_at_most(
    server: SoundServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for sink in SINKS.values():
        server.pactl("load-module", "module-null-sink", f"sink_name={sink}48", "rate=48000")
    unplug(server, "source_name=headset")
    remapped = ("master=own48.monitor", "source_name=headset", "rate=48000")
    server.pactl("load-module", "module-remap-source", *remapped)
    server.pactl("set-default-source", "headset")
    server.pactl("set-default-sink", "call48")
    spoken = 0.3 * np.random.default_rng(5).normal(size=30 * RATE)
    file = write_wav(tmp_path / "spoken.wav", spoken)
    playing = [server.playing(f"{sink}48", file) for sink in SINKS.values()]
    spool = Spool(tmp_path / "sound")
    one = Recorded(spool.write)
    shares = []
    one.until(partial(taken, 0.0))
    for end in STRETCHES:
        begun, used = time.monotonic(), time.process_time()
        one.until(partial(taken, end))
        shares.append((time.process_time() - used) / (time.monotonic() - begun))
    share = min(shares)
    channels = one.stop()
    spool.close()
    for player in playing:
        player.terminate()
        player.wait(30)
    with capsys.disabled():
        print(f"\nmeasured: capturing alone takes {share:.1%} of one core")
    assert all(np.abs(sound[2 * RATE :]).max() > 0.3 for sound in channels.values())
    assert share <= COST
