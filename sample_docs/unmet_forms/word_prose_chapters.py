"""A 申报书 in chapters of official prose without a table; the district's, single firms' and future figures between."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.changes import growth, rise
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, app.cluster, 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "申报书（正文）", 18, word_kit.TITLE, "center", bold=True)
    for number, (title, paragraphs) in enumerate(_chapters(ledger)):
        word_kit.add(document, f"{'一二三四五六'[number]}、{title}", 15, word_kit.HEAD)
        for paragraph in paragraphs:
            word_kit.body(document, ledger.fill(paragraph), 13)
    word_kit.add(document, app.applicant, 13, align="right")
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 13, align="right")
    word_kit.save(document, path)


def _chapters(ledger: Ledger) -> list[tuple[str, list[str]]]:
    app = ledger.app
    largest = max(app.firms, key=lambda firm: firm.output)
    district = app.exact["output_total", LAST] * Decimal("8.6")
    aim = ledger.goal("output_total", YEAR + 2, "亿元", 0, 9.5)
    patents = ledger.goal("patents_valid", YEAR + 2, "件", 0, 14)
    return [
        (
            "集群概况",
            [
                f"（一）区位条件。{app.place['name']}位于粤东沿海，全区陆域面积236.5平方公里，"
                f"{LAST}年实现规上工业总产值"
                f"{district:.1f}亿元，同比增长6.8%。集群坐落于{'、'.join(app.towns)}，"
                f"占地面积<area - 平方公里 1>平方公里。",
                f"（二）主体构成。截至{LAST}年底，集群集聚企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家，"
                "规上工业企业20家，吸纳就业<employees C 万人 2>万人。",
            ],
        ),
        (
            "产业规模",
            [
                f"{_FIRST}年、{_SECOND}年、{LAST}年，集群分别实现总产值<output_total A 亿元 2>亿元、"
                f"<output_total B 亿元 2>亿元、"
                "<output_total C 亿元 2>亿元，三年年均增长<output_growth_avg - % 1>%，"
                "比同期全市规上工业增速高3.7个百分点。"
                f"其中，{LAST}年同比增长<output_growth C % 1>%，对全区工业增长的贡献率达18.2%。",
                f"分规模看，{LAST}年中小企业实现产值<output_sme C 亿元 2>亿元，"
                f"同比增长{growth(app, 'output_sme')[1:]}%，"
                f"占集群总产值的<output_sme_share C % 1>%；分行业看，{app.industry['name']}主导产业实现产值"
                "<output_leading C 亿元 2>亿元，占比<output_leading_share C % 1>%。",
                f"龙头企业{largest.name}{LAST}年完成产值{largest.output / 10000:.2f}亿元，增长12.6%，"
                f"研发费用占营业收入的4.3%。",
                f"全年入库税收<tax C 亿元 2>亿元，增长{growth(app, 'tax')[1:]}%；完成出口<exports C 亿元 2>亿元，"
                "其中对“一带一路”共建国家出口占38.4%。",
            ],
        ),
        (
            "创新能力",
            [
                f"中小企业研发经费连续三年保持两位数增长，由{_FIRST}年的<rd_sme A 亿元 2>亿元增至{LAST}年的"
                "<rd_sme C 亿元 2>亿元，年均增长<rd_sme_growth_avg - % 1>%，而全省平均水平为9.4%。",
                f"{LAST}年末，集群有效发明专利<patents_valid C 件>件，较{_FIRST}年末增加"
                f"{app.exact['patents_valid', LAST] - app.exact['patents_valid', _FIRST]}件，"
                f"年均增长<patents_growth_avg - % 1>%，"
                "每万人拥有<patents_per_10k C 件 1>件，是全区平均水平的2.1倍。当年PCT国际专利申请5件。",
                "建有各级创新平台<innovation_platforms C 个>个，其中省级工程技术研究中心3个；累计主持或参与制修订标准"
                "<standards C 项>项，其中国家标准2项。",
            ],
        ),
        (
            "梯度培育",
            [
                "集群现有国家级专精特新“小巨人”企业<little_giants C 家>家、国家高新技术企业<hnte C 家>家、"
                "省级专精特新中小企业"
                f"<srdi_provincial C 家>家、创新型中小企业<innovative_smes C 家>家；{LAST}年新增高新技术企业2家、"
                "省级专精特新中小企业1家。另有3家企业进入上市后备库。",
            ],
        ),
        (
            "转型升级",
            [
                f"数字化方面，工业互联网平台应用普及率从{_SECOND}年的<platform_penetration B % 1>%提高到{LAST}年的"
                f"<platform_penetration C % 1>%，提高{rise(app, 'platform_penetration')}个百分点；工业软件应用率达"
                "<software_adoption C % 1>%。设备联网率、关键工序数控化率分别为47.2%、61.5%。",
                f"绿色化方面，{LAST}年综合能源消费量<energy_use C 吨标准煤>吨标准煤，万元产值二氧化碳排放量为"
                f"<co2_intensity C 吨/万元 3>吨，比上年下降{growth(app, 'co2_intensity')[1:]}%。",
            ],
        ),
        (
            "发展目标",
            [
                f"到{YEAR + 2}年，集群总产值力争达到{aim}亿元，在全市同类集群中保持前列；"
                f"有效发明专利达到{patents}件；新增国家级"
                "专精特新“小巨人”企业2家；全区规上工业总产值突破1200亿元。",
            ],
        ),
    ]
