"""A source of PulseAudio or PipeWire, through libpulse: recorded, and never exchanged for another.

The sound server moves recording programs such as parec to any other source when theirs goes away:
the microphone would silently become the call. Only the library can forbid that.
"""

import ctypes
import threading
from collections.abc import Callable, Sequence
from types import SimpleNamespace

import numpy as np

from livecard.audio.device import Device, NoSound, Piece
from livecard.audio.ring import Ring

LIBRARY = "libpulse.so.0"
PATIENCE = 2.5
"""Seconds that the sound server has to open a source."""
FRAGMENT = 0.05
"""Seconds of sound that the server hands over at once."""
LOOK = 100_000
"""Microseconds after which the thread looks whether it is to end."""
WIDTH = 4
"""Bytes of a sample."""

# Out of libpulse's headers, which promise never to change them.
NO_AUTOSPAWN = 0x1
FLOAT32LE = 5
DONT_MOVE, ADJUST_LATENCY = 0x200, 0x2000
CONTEXT_READY, STREAM_READY = 4, 2
DEFAULT = 2**32 - 1

GONE = "the sound server has ended the recording"


class _Spec(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _Buffer(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class PulseStream:
    """One source that is recorded, on a thread of its own."""

    def __init__(self, device: Device, missing: str) -> None:
        """`missing` says what to do where the library is not there."""
        self.rate = device.rate
        self.broken = ""
        self._device = device
        self._channels = min(device.channels, 2)
        self._ring = Ring(device.rate)
        self._closed, self._settled = threading.Event(), threading.Event()
        try:
            self._pulse = _library()
        except OSError as error:
            raise NoSound(missing) from error
        self._thread = threading.Thread(target=self._run, name="livecard pulse", daemon=True)
        self._thread.start()
        if not self._settled.wait(PATIENCE) or self.broken:
            self.close()
            raise NoSound(f"{device.name} cannot be recorded; is it still plugged in?")

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""
        return self._ring.take()

    def close(self) -> None:
        """Let go of the source."""
        self._closed.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        pulse = self._pulse
        loop = pulse.pa_mainloop_new()
        context = pulse.pa_context_new(pulse.pa_mainloop_get_api(loop), b"livecard")
        pulse.pa_context_connect(context, None, NO_AUTOSPAWN, None)
        if self._until_ready(loop, context, pulse.pa_context_get_state, CONTEXT_READY):
            self._record(loop, context)
        self.broken = GONE
        self._settled.set()
        pulse.pa_context_disconnect(context)
        pulse.pa_context_unref(context)
        pulse.pa_mainloop_free(loop)

    def _record(self, loop: int, context: int) -> None:
        pulse = self._pulse
        spec = _Spec(FLOAT32LE, self.rate, self._channels)
        stream = pulse.pa_stream_new(context, b"livecard", ctypes.byref(spec), None)
        if not stream:
            return
        fragment = round(self.rate * FRAGMENT) * self._channels * WIDTH
        buffer = _Buffer(DEFAULT, DEFAULT, DEFAULT, DEFAULT, fragment)
        flags, source = DONT_MOVE | ADJUST_LATENCY, self._device.key.encode()
        pulse.pa_stream_connect_record(stream, source, ctypes.byref(buffer), flags)
        if self._until_ready(loop, stream, pulse.pa_stream_get_state, STREAM_READY):
            self._settled.set()
            while self._turn(loop) and pulse.pa_stream_get_state(stream) == STREAM_READY:
                self._take(stream)
        pulse.pa_stream_unref(stream)

    def _until_ready(self, loop: int, thing: int, state: Callable[[int], int], ready: int) -> bool:
        while state(thing) < ready:
            if not self._turn(loop):
                return False
        return bool(state(thing) == ready)

    def _turn(self, loop: int) -> bool:
        """Wait for the server and do what it wants; whether to go on."""
        pulse = self._pulse
        well = (
            pulse.pa_mainloop_prepare(loop, LOOK) >= 0
            and pulse.pa_mainloop_poll(loop) >= 0
            and pulse.pa_mainloop_dispatch(loop) >= 0
        )
        return well and not self._closed.is_set()

    def _take(self, stream: int) -> None:
        """Copy what has come, piece by piece."""
        pulse = self._pulse
        data, length = ctypes.c_void_p(), ctypes.c_size_t()
        while pulse.pa_stream_readable_size(stream) > 0:
            pulse.pa_stream_peek(stream, ctypes.byref(data), ctypes.byref(length))
            if data.value:
                raw = ctypes.string_at(data.value, length.value)
                self._ring.put(np.frombuffer(raw, "<f4").reshape(-1, self._channels))
            else:
                self._ring.lose(length.value // (WIDTH * self._channels))
            pulse.pa_stream_drop(stream)


def _library() -> SimpleNamespace:
    """The library's functions, told what they take and give."""
    library, functions = ctypes.CDLL(LIBRARY), SimpleNamespace()
    pointer, number = ctypes.c_void_p, ctypes.c_int
    for name, gives, takes in (
        ("pa_mainloop_new", pointer, ()),
        ("pa_mainloop_get_api", pointer, (pointer,)),
        ("pa_mainloop_prepare", number, (pointer, number)),
        ("pa_mainloop_poll", number, (pointer,)),
        ("pa_mainloop_dispatch", number, (pointer,)),
        ("pa_mainloop_free", None, (pointer,)),
        ("pa_context_new", pointer, (pointer, ctypes.c_char_p)),
        ("pa_context_connect", number, (pointer, ctypes.c_char_p, number, pointer)),
        ("pa_context_get_state", number, (pointer,)),
        ("pa_context_disconnect", None, (pointer,)),
        ("pa_context_unref", None, (pointer,)),
        ("pa_stream_new", pointer, (pointer, ctypes.c_char_p, pointer, pointer)),
        ("pa_stream_connect_record", number, (pointer, ctypes.c_char_p, pointer, number)),
        ("pa_stream_get_state", number, (pointer,)),
        ("pa_stream_readable_size", ctypes.c_ssize_t, (pointer,)),
        ("pa_stream_peek", number, (pointer, pointer, pointer)),
        ("pa_stream_drop", number, (pointer,)),
        ("pa_stream_unref", None, (pointer,)),
    ):
        function = library[name]
        function.restype, function.argtypes = gives, takes
        vars(functions)[name] = function
    return functions
