"""Wires taggers that share the models, for measuring."""

import itertools
from dataclasses import dataclass
from pathlib import Path

from livecard.bench.remembered import Remembered
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.rubric import Rubric
from livecard.tagging.encoder import Encoder
from livecard.tagging.match import Matcher, Taught
from livecard.tagging.reading import Read
from livecard.tagging.segment import Sentences
from livecard.tagging.sentences import SpacySentences
from livecard.tagging.tagger import Tagger


@dataclass(frozen=True)
class Taggers:
    """What a tagger is made from, whatever the rubric."""

    read: Read
    taught: Taught
    sentences: Sentences

    def fresh(self, rubric: Rubric) -> Tagger:
        """A tagger that has heard nothing yet."""
        return Tagger(self.matcher(rubric), self.sentences, itertools.count(1).__next__)

    def matcher(self, rubric: Rubric) -> Matcher:
        """What knows the rubric's anchors."""
        return Matcher(rubric, self.read, self.taught)


def loaded(remember: bool = True) -> Taggers:
    """Taggers with the models of this machine; time is measured without what is remembered."""
    encoder = Encoder(locate("sentence-encoder"))
    sentences = SpacySentences(locate("en-core-web-sm"))
    return Taggers(Remembered(encoder) if remember else encoder, encoder.taught, sentences)


def write_lines(path: Path, lines: list[str]) -> None:
    """A file of lines, for `--list`."""
    try:
        path.write_text("".join(f"{one}\n" for one in lines), "utf-8")
    except OSError as error:
        raise LivecardError(f"{path} cannot be written ({error.strerror})") from error
