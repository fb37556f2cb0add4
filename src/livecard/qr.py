"""A text as the square code that a telephone's camera reads."""

import io

import segno


def rows(text: str) -> tuple[str, ...]:
    """The code's squares, a row a string: 1 is dark. The empty edge around it is left out."""
    return tuple("".join(map(str, row)) for row in _code(text).matrix)


def printed(text: str) -> str:
    """The code in characters, for a terminal, with its edge."""
    paper = io.StringIO()
    _code(text).terminal(paper, border=2, compact=True)
    return paper.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m")
