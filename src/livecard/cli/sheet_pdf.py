"""Makes a PDF of a blank scorecard, where the extra `pdf` is installed."""

from livecard.errors import LivecardError
from livecard.rubric import Rubric
from livecard.rubrics.typeset import typeset


class NoPdf(LivecardError):
    """A PDF cannot be made here."""


def pdf(rubric: Rubric) -> bytes:
    """The scorecard as a PDF; NoPdf says how to get one."""
    try:
        import typst  # type: ignore[import-not-found,unused-ignore]
    except ImportError as error:
        raise NoPdf(
            'a PDF needs the package typst: pip install "livecard[pdf]"; or print the .html file '
            "from a browser, which has a style for paper"
        ) from error
    made = typst.compile(typeset(rubric).encode())
    if not isinstance(made, bytes):
        raise NoPdf("typst made more than one file of the scorecard; print the .html file instead")
    return made
