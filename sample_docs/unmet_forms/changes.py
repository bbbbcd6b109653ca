"""Changes on the year before as forms print them beside a figure; but for that of output they are no indicator."""

from __future__ import annotations

from sample_docs.truth import LAST, Application


def growth(app: Application, indicator: str, year: int = LAST) -> str:
    """In per cent with one digit, with its sign: +9.4, -3.0."""
    return f"{100 * (app.exact[indicator, year] / app.exact[indicator, year - 1] - 1):+.1f}"


def rise(app: Application, indicator: str, year: int = LAST) -> str:
    """The difference of a share in percentage points with one digit, without a sign."""
    return f"{abs(app.exact[indicator, year] - app.exact[indicator, year - 1]):.1f}"


def direction(app: Application, indicator: str, year: int = LAST) -> str:
    return "提高" if app.exact[indicator, year] > app.exact[indicator, year - 1] else "下降"
