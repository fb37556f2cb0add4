"""spaCy: where sentences end, and what each word does in its sentence."""

import contextlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from livecard.tagging.segment import Sentence, Token
from livecard.without_torch import without_torch


@contextlib.contextmanager
def _without_commands() -> Iterator[None]:
    """spaCy's command line, which its import brings along for one function, is a third of it."""
    commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    info.info = None  # type: ignore[attr-defined]
    there = {one.__name__: one for one in (commands, info) if one.__name__ not in sys.modules}
    sys.modules.update(there)
    try:
        yield
    finally:
        for name in there:
            del sys.modules[name]


with without_torch(), _without_commands():
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc


class SpacySentences:
    """Sentences of spoken English with parts of speech and dependencies."""

    def __init__(self, folder: Path) -> None:
        # A vocabulary has one zone at a time.
        self._one = threading.Lock()
        # Names and lemmas are not needed on the way from a word to the card.
        self._language: Language = spacy.load(folder, exclude=["ner", "lemmatizer"])

    def __call__(self, text: str) -> list[Sentence]:
        # Outside of a zone the vocabulary keeps every new word, and its forms, for good: 0.4 MB for
        # an hour of talk.
        with self._one, self._language.memory_zone():
            return self._read(text)

    def _read(self, text: str) -> list[Sentence]:
        document: Doc = self._language(text)
        return [
            Sentence(
                one.start_char,
                one.end_char,
                tuple(
                    Token(token.text, token.idx, token.pos_, token.dep_, token.head.i - one.start)
                    for token in one
                ),
            )
            for one in document.sents
        ]
