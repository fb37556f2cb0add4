"""The ring: what is put is taken in order, what finds no room is counted and leaves its place."""

import threading

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from livecard.audio.ring import Ring


def frames(start: int, count: int, channels: int = 1) -> npt.NDArray[np.float32]:
    one = np.arange(start, start + count, dtype=np.float32)
    return np.repeat(one[:, None], channels, axis=1)


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=60))
def test_whatever_is_put_and_taken_every_sample_is_in_its_place(
    steps: list[tuple[int, bool]],
) -> None:
    ring, put, taken = Ring(100, 1.0), 0, 0
    for count, take in [*steps, (1, True)]:
        ring.put(frames(put, count))
        put += count
        for piece in ring.take() if take else []:
            taken += piece.missing
            assert piece.sound.tolist() == list(range(taken, taken + len(piece.sound)))
            taken += len(piece.sound)
    assert put - taken == ring._missing


def test_a_block_without_room_is_counted_and_missed_before_the_next() -> None:
    ring = Ring(10, 1.0)
    ring.put(frames(0, 8))
    ring.put(frames(8, 8))
    assert ring.lost == 8
    [before] = ring.take()
    ring.put(frames(16, 4))
    [after] = ring.take()
    assert (before.missing, after.missing, after.sound[0]) == (0, 8, 16)


def test_channels_are_mixed() -> None:
    ring = Ring(10, 1.0)
    ring.put(np.array([[0.0, 1.0], [0.5, 0.5]], np.float32))
    assert ring.take()[0].sound.tolist() == [0.5, 0.5]


def test_one_thread_puts_while_another_takes() -> None:
    ring, total = Ring(1000, 1.0), 200_000

    def put() -> None:
        for start in range(0, total, 50):
            while ring._put - ring._taken > 900:
                pass
            ring.put(frames(start, 50))

    writer = threading.Thread(target=put)
    writer.start()
    taken: list[npt.NDArray[np.float32]] = []
    while sum(map(len, taken)) < total:
        taken += [piece.sound for piece in ring.take()]
    writer.join()
    assert (np.concatenate(taken) == np.arange(total)).all()
