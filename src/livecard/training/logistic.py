"""Logistic regression held near zero: the one fit that calibration and sharpening both make."""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
STEPS = 50
FARTHEST = 2.0
"""How far one step goes at most: Newton's method overshoots where nearly all are alike."""


def mode(
    columns: Numbers,
    right: Numbers,
    held: Numbers,
    weights: Numbers | None = None,
    before: Numbers | None = None,
) -> Numbers:
    """The likeliest coefficients (columns,), by Newton's method.

    `columns` is (cases, columns), `right` 0 or 1 for each case; `held` is the inverse variance of
    each coefficient around zero; `before` is a logit for each case that stands beside the fit.
    """
    weight = np.ones(len(right)) if weights is None else weights
    start = np.zeros(len(right)) if before is None else before
    moved = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        belief = 1 / (1 + np.exp(-(start + columns @ moved)))
        slope = columns.T @ (weight * (right - belief)) - held * moved
        spread = (columns * (weight * belief * (1 - belief))[:, None]).T @ columns
        bend = spread + np.diag(held)
        moved = moved + np.clip(np.linalg.solve(bend, slope), -FARTHEST, FARTHEST)
    return np.asarray(moved, np.float64)
