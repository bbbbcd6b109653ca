"""Who is in the committed batch: district, industry, size, layout, and the one doubt, if any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sample_docs import faults
from sample_docs.truth import Application, Profile


@dataclass(frozen=True)
class Case:
    """One committed application; `shows` is said of clean ones, a fault says its own."""

    layout: int
    district: str
    industry: str
    profile: Profile
    fault: Callable[[Application], Application] | None = None
    shows: str = ""


CASES = (
    Case(1, "澄海区", "婴童用品", Profile(612_000, (9.1, 10.3)), shows="数据前后一致，数值条件均达到"),
    Case(
        2, "潮阳区", "文教办公用品", Profile(438_000, (5.2, 4.4), firms=27, patents=44),
        shows="数据前后一致，如实填报，产值年均增速未达到高于7%的条件",
    ),
    Case(
        3, "金平区", "食品包装机械",
        Profile(721_000, (8.7, 8.1), Decimal("9.4"), firms=36, patents=72, hedged=True, large_share=0.19),
        shows="数据前后一致，另述可比口径增速，文字用“超”等约数",
    ),
    Case(
        1, "濠江区", "医用超声设备", Profile(486_000, (11.2, 12.4), firms=24, patents=88, large_share=0.318),
        faults.share_does_not_follow,
    ),
    Case(2, "潮南区", "家用纺织印花", Profile(938_000, (8.3, 9.6), firms=38, patents=47), faults.letter_below_form),
    Case(3, "龙湖区", "新型电子元件", Profile(557_000, (9.8, 9.0), firms=29, patents=64), faults.summary_differs),
    Case(1, "澄海区", "塑料日用制品", Profile(664_000, (8.6, 10.8), firms=34, patents=52), faults.unit_slip),
    Case(2, "金平区", "凉果休闲食品", Profile(392_000, (10.2, 9.5), firms=26, patents=39),
         faults.utility_model_in_list),
    Case(3, "潮阳区", "数据线缆", Profile(583_000, (12.1, 9.9), firms=31, patents=57), faults.firm_listed_twice),
    Case(1, "龙湖区", "口腔护理用品", Profile(517_000, (9.5, 11.7), firms=28, patents=61), faults.locked_proof),
)  # fmt: skip
