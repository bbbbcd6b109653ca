"""情况汇报 as a letter of the district: running sentences, some in 万元, comparisons with two neighbours."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.RedHead(f"{app.applicant}文件", f"{app.place['word']}工信〔{YEAR}〕{ledger.one_of(27, 31)}号"),
        pdf_kit.text(f"关于推荐{app.cluster}的情况汇报", 17, "Hei", "center", after=8),
        pdf_kit.text("市工业和信息化局：", 12.5),
        *(pdf_kit.text(ledger.fill(line), 12.5, indent=2) for line in _lines(ledger)),
        pdf_kit.gap(0.6),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant)


def _lines(ledger: Ledger) -> list[str]:
    app = ledger.app
    of_sme = 100 * app.exact["firms_sme", LAST] / app.exact["firms_total", LAST]
    rest = app.exact["output_total", LAST] * Decimal("0.7")
    return [
        f"根据《关于开展{YEAR}年度中小企业特色产业集群认定工作的通知》要求，我局组织对辖区3个产业集群进行了初审，"
        f"现推荐{app.cluster}（以下简称“集群”），有关情况如下。",
        "<b>一、规模持续壮大。</b>"
        f"集群以{'、'.join(app.industry['lead'])}为主要产品，占地面积<area - 平方公里 1>平方公里，"
        f"约占全区建成区面积的8%。"
        f"{LAST}年集群总产值为<output_total C 亿元 1>亿元，"
        f"比{_SECOND}年的<output_total B 亿元 1>亿元增长<output_growth C % 1>%，"
        f"{_FIRST}年为<output_total A 亿元 1>亿元，年均增速达<output_growth_avg - % 1>%，在全区3个集群中居首位，"
        f"另两个集群产值分别为{rest:.1f}亿元和{rest / 2:.1f}亿元。",
        f"<b>二、结构不断优化。</b>{LAST}年末集群企业达<firms_total C 家>家，其中中小企业<firms_sme C 家>家，"
        f"占{of_sme:.0f}%左右。"
        f"当年中小企业产值<output_sme C 万元>万元、主导产业产值<output_leading C 万元>万元，分别占集群总产值的"
        "<output_sme_share C % 1>%和<output_leading_share C % 1>%，均超过70%的认定标准。集群从业人员"
        f"<employees C 人>人，比上年增长{growth(app, 'employees')[1:]}%。",
        f"<b>三、创新成效显著。</b>近三年中小企业研发经费分别为<rd_sme A 万元>万元、"
        f"<rd_sme B 万元>万元和<rd_sme C 万元>万元，"
        "年均增长<rd_sme_growth_avg - % 1>%。截至"
        f"{LAST}年12月31日，拥有有效发明专利<patents_valid C 件>件（{_SECOND}年末<patents_valid B 件>件），"
        f"按常住人口计算，"
        "每万人有效发明专利拥有量为<patents_per_10k C 件 1>件，年均增长率（有效发明专利）<patents_growth_avg - % 1>%。"
        "建成省级以上企业技术中心4家，各类创新平台共<innovation_platforms C 个>个。",
        "<b>四、培育体系健全。</b>拥有国家级专精特新“小巨人”企业<little_giants C 家>家，高新技术企业<hnte C 家>家，"
        f"省级专精特新中小企业<srdi_provincial C 家>家，分别占全区同类企业的两成、一成五和三成。区财政{_SECOND}、"
        f"{LAST}年累计"
        "安排专项资金2600万元。",
        f"<b>五、转型步伐加快。</b>{LAST}年工业互联网平台应用普及率<platform_penetration C % 1>%、工业软件应用率"
        "<software_adoption C % 1>%，而全市平均分别只有21.3%和40.6%；碳排放强度由"
        f"{_FIRST}年的<co2_intensity A 吨/万元 3>吨/万元降至<co2_intensity C 吨/万元 3>吨/万元。",
        f"<b>六、贡献日益突出。</b>{LAST}年上缴税收<tax C 万元>万元，占全区工业税收的9.6%；出口<exports C 亿元 2>亿元，"
        f"同比增长{growth(app, 'exports')[1:]}%，高于全市出口增幅。",
        "集群近三年未发生较大及以上生产安全事故，未被列入经营异常名录的企业占99.1%。经研究，同意推荐。",
    ]
