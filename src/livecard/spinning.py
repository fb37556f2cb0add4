"""NumPy computes on the thread that asks: its other threads would take the recogniser's cores."""

import os


def spare_cores() -> None:
    """Keep NumPy from threads of its own; of no use once NumPy has been imported.

    They wait for work by spinning. After each matrix of sound they had the cores that the
    recogniser needed next: 8 of the 34 processor seconds in which it heard the sample interview.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
