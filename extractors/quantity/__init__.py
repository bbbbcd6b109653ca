"""The number language of Chinese papers: numerals, units, hedges, ranges and periods.

`quantities(text)` finds every number phrase of a text with its interval; `periods(text, year)`
every stretch of time. Offsets always refer to the text as given.
"""

from extractors.quantity.periods import Span, find_periods
from extractors.quantity.phrases import Amount, find_amounts
from extractors.quantity.quantities import quantities
from extractors.quantity.units import Unit, unit_named

__all__ = ["Amount", "Span", "Unit", "find_amounts", "find_periods", "quantities", "unit_named"]
