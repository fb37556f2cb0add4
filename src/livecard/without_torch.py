"""Keeps PyTorch out: some libraries import it wherever it is installed, for 3 s and 300 MB."""

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def without_torch() -> Iterator[None]:
    """Imports made inside find no PyTorch; teaching, which needs it, imports it outside.

    spaCy's thinc and CTranslate2 look for it only to convert models, which livecard never does.
    """
    if "torch" in sys.modules:
        yield
        return
    # None in this place is Python's own way to say that a module cannot be imported.
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["torch"]
