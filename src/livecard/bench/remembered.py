"""An encoder that reads nothing twice, for measuring what does not depend on its speed."""

from livecard.tagging.reading import Read, Reading


class Remembered:
    """The same readings as the encoder's own, each worked out once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: dict[tuple[str, str], Reading] = {}

    def __call__(self, text: str, question: str) -> Reading:
        """The reading of a text after a question."""
        known = self._known.get((text, question))
        if known is None:
            known = self._known[text, question] = self._read(text, question)
        return known
