"""Which figure is probably wrong where the statements of an application cannot all be true.

Statements that print the same are one claim. Claims and the equations between figures form one system of
intervals; where it has no solution, the lightest sets of claims whose change mends it are looked for.
"""

from __future__ import annotations

from validators.doubts.localisation.consequences import Judge, turned
from validators.doubts.localisation.diagnosis import Diagnosis
from validators.doubts.localisation.wording import consequence, explanation

__all__ = ["Diagnosis", "Judge", "consequence", "explanation", "turned"]
