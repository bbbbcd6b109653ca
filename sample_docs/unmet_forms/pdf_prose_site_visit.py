"""核查报告 of the office itself: numbered sentences, figures of towns and single firms beside, years told backwards."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text(f"关于{app.cluster}申报情况的调研核查报告", 17, "Hei", "center", after=6),
        pdf_kit.text(
            f"根据工作安排，{YEAR}年4月2日至3日，我局会同统计、科技、税务等部门共6人，深入{'、'.join(app.towns)}，"
            "实地走访企业11家，召开座谈会2场，对集群申报的数据作了逐项核对。现将情况报告如下：",
            12.5,
            indent=2,
        ),
        *(pdf_kit.text(ledger.fill(line), 12.5, indent=2) for line in _lines(ledger)),
        pdf_kit.gap(0.6),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "调研核查报告")


def _lines(ledger: Ledger) -> list[str]:
    app = ledger.app
    first, second = app.towns
    whole = Decimal(ledger.number("output_total", LAST, "亿元", 2))
    near = (whole * Decimal("0.58")).quantize(Decimal("0.01"))
    return [
        "一、关于集群规模",
        f"1.总产值。据区统计局提供的数据，{LAST}年集群完成工业总产值<output_total C 亿元 2>亿元（{first}{near}亿元，"
        f"{second}{whole - near}亿元），较{_SECOND}年的<output_total B 亿元 2>亿元增加"
        f"{whole - Decimal(ledger.number('output_total', _SECOND, '亿元', 2))}亿元，增幅为<output_growth C % 2>%；"
        f"较{_FIRST}年的<output_total A 亿元 2>亿元，年均递增<output_growth_avg - % 2>%。",
        f"2.企业数量。税务登记在册且正常开票的企业，{LAST}年末为<firms_total C 家>家，剔除大型企业后，中小企业为"
        "<firms_sme C 家>家；走访的11家均正常生产。",
        "3.区域面积。依据红线图测算，集群面积<area - 公顷>公顷，低于100平方公里的上限。",
        "二、关于产业结构",
        "4.中小企业实现产值<output_sme C 亿元 2>亿元，占<output_sme_share C % 2>%，上年这一比例为"
        "<output_sme_share B % 2>%；主导产业实现产值<output_leading C 亿元 2>亿元，占<output_leading_share C % 2>%，"
        "上年这一比例为<output_leading_share B % 2>%。两项占比均满足高于70%的规定。",
        "三、关于创新能力",
        f"5.研发经费。查阅研发费用辅助账，{LAST}年中小企业研发经费<rd_sme C 万元 0 grouped>万元，上年为"
        "<rd_sme B 万元 0 grouped>万元，前年为<rd_sme A 万元 0 grouped>万元，年均增长<rd_sme_growth_avg - % 2>%。"
        "其中申报材料最初填报的数字多计一笔设备款382万元，已予核减。",
        f"6.发明专利。经市场监管局检索，截至{LAST}年12月31日有效发明专利<patents_valid C 件>件，上年同期"
        "<patents_valid B 件>件；另有在审发明专利申请34件，不计入。以年末从业人员<employees C 人>人、常住人口"
        "<population C 人>人中的后者为基数，每万人拥有<patents_per_10k C 件 2>件。",
        "7.资质企业。查验原件，国家级“小巨人”企业、国家高新技术企业、省级专精特新中小企业各为<little_giants C 家>家、"
        "<hnte C 家>家和<srdi_provincial C 家>家；1家企业的高新技术企业证书将于今年11月到期。",
        "四、关于数字化和绿色化",
        f"8.向全部企业发放问卷，{LAST}年应用工业互联网平台的企业占<platform_penetration C % 1>%，"
        "应用工业软件的占<software_adoption C % 1>%，分别比上年高3.1个和4.7个百分点；上云企业占比四成左右。",
        f"9.碳排放强度{_FIRST}年、{_SECOND}年、{LAST}年依次为每万元产值<co2_intensity A 吨/万元 3>吨、"
        "<co2_intensity B 吨/万元 3>吨和<co2_intensity C 吨/万元 3>吨，呈下降趋势。",
        "五、关于贡献",
        f"10.{LAST}年集群入库税款<tax C 万元 0 grouped>万元，约为全区工业税收的十分之一；海关统计出口"
        "<exports C 亿元 2>亿元，占全区的16.2%；今年一季度出口同比下降3.4%，需引起重视。",
        "六、核查结论",
        f"集群各项指标符合申报条件，建议推荐。同时建议：力争今年总产值达到"
        f"{ledger.goal('output_total', YEAR, '亿元', 0, 8.1)}亿元，年内新增省级专精特新中小企业不少于2家。",
    ]
