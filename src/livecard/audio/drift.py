"""How far a device's clock runs away from ours: devices are off by 10 to 200 parts per million."""

from collections import deque

WINDOW = 10.0
"""Seconds over which the promptest delivery is looked for."""


class Drift:
    """Compares the seconds of sound that a device has brought with the seconds that have passed.

    Sound comes late by a varying time and never early, so the promptest delivery of each window
    is the nearest to the device's own clock.
    """

    def __init__(self, window: float = WINDOW) -> None:
        self._window = window
        self._opened: float | None = None
        self._best = float("-inf")
        self._points: deque[tuple[float, float]] = deque(maxlen=360)
        """When a window ended, and how far ahead its promptest delivery was."""
        self._moved = 0.0
        self._first: float | None = None

    def note(self, now: float, brought: float) -> None:
        """At `now` the device had brought so many seconds in all."""
        self._opened = now if self._opened is None else self._opened
        self._best = max(self._best, brought - now)
        if now - self._opened < self._window:
            return
        self._first = self._best if self._first is None else self._first
        self._points.append((now, self._best))
        self._opened, self._best = now, float("-inf")

    def moved(self, by: float) -> None:
        """The timeline has been corrected by so many seconds."""
        self._moved += by

    @property
    def ahead(self) -> float:
        """Seconds by which the timeline now runs ahead of the clock; below 0 it is behind."""
        if self._first is None:
            return 0.0
        return self._points[-1][1] - self._first + self._moved

    @property
    def ppm(self) -> float:
        """Parts per million by which the device is fast, by the straightest line; 0 until known."""
        if len(self._points) < 3:
            return 0.0
        count = len(self._points)
        when = sum(at for at, _ in self._points) / count
        where = sum(ahead for _, ahead in self._points) / count
        over = sum((at - when) ** 2 for at, _ in self._points)
        return 1e6 * sum((at - when) * (ahead - where) for at, ahead in self._points) / over
