"""自评表: the standard with its points, what was reached in sentences, points given; fractions, 成 and ‰."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST
from sample_docs.unmet_forms.ledger import Ledger

_FRACTIONS = (("五分之四", 4, 5), ("四分之三", 3, 4), ("三分之二", 2, 3), ("二分之一", 1, 2), ("三分之一", 1, 3))


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群自评表", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群：{ledger.pair('集群', app.cluster)}", 11)
    word_kit.add(document, f"自评单位：{ledger.pair('自评单位', app.applicant)}", 11)
    made = word_kit.table(document, 1, [1.2, 2.6, 4.8, 6.2, 1.6])
    for cell, words in zip(made.rows[0].cells, ("序号", "评价内容", "评价标准及分值", "自评情况", "得分"), strict=True):
        word_kit.fill(cell, words, 10, word_kit.HEAD)
    for number, (subject, standard, reached, points) in enumerate(_items(ledger), 1):
        words_of_row = (str(number), subject, standard, ledger.pair(subject, ledger.fill(reached)), str(points))
        for cell, words in zip(made.add_row().cells, words_of_row, strict=True):
            word_kit.fill(cell, words, 10)
    row = made.add_row().cells
    word_kit.fill(row[0].merge(row[3]), "合计得分", 10)
    word_kit.fill(row[4], "100", 10)
    word_kit.save(document, path)


def _fraction(ledger: Ledger) -> str:
    """More than the largest of the usual fractions that the leading industry's share exceeds."""
    share = ledger.app.exact["output_leading_share", LAST]
    word, above, below = next(one for one in _FRACTIONS if share >= Decimal(100) * one[1] / one[2])
    ledger.claim("output_leading_share", LAST, (Decimal(100) * above / below).quantize(Decimal("1e-8")), word)
    return word


def _items(ledger: Ledger) -> list[tuple[str, str, str, int]]:
    sevenths = ledger.rounded("output_sme_share", LAST, "成", 1, "超过")
    return [
        (
            "产业规模",
            "总产值30亿元以上得10分，每增加10亿元加1分，最高15分",
            f"{LAST}年集群总产值<output_total C 亿元 2>亿元，上一年为<output_total B 亿元 2>亿元",
            15,
        ),
        (
            "企业结构",
            "中小企业产值占比高于70%得10分",
            f"{LAST}年中小企业产值占{sevenths}，为<output_sme C 亿元 2>亿元",
            10,
        ),
        (
            "主导产业",
            "占比50%以上得10分，每高5个百分点加1分",
            f"{LAST}年主导产业产值占全部产值的{_fraction(ledger)}以上",
            12,
        ),
        (
            "成长性",
            "近三年产值年均增速高于6%得8分",
            "三年年均增长<output_growth_avg - ‰ 0>‰，即<output_growth_avg - % 1>%",
            8,
        ),
        (
            "研发投入",
            "中小企业研发经费年均增速10%以上得10分",
            f"{LAST}年<rd_sme C 万元>万元，年均增长百分之<rd_sme_growth_avg - % 1 chinese>",
            10,
        ),
        (
            "知识产权",
            "有效发明专利年均增长15%以上得10分",
            f"{LAST}年末<patents_valid C 件>件，年均增长<patents_growth_avg - % 1>%",
            10,
        ),
        (
            "梯度培育",
            "国家级小巨人每家2分，省级专精特新每家0.5分，最高12分",
            "国家级“小巨人”<little_giants C 家 0 chinese>家，省级专精特新中小企业<srdi_provincial C 家 0 chinese>家，"
            "国家级高新技术企业<hnte C 家 0 chinese>家",
            12,
        ),
        (
            "数字化",
            "工业互联网平台应用普及率30%以上得6分",
            f"{LAST}年普及率<platform_penetration C % 1>%，工业软件应用率<software_adoption C % 1>%",
            6,
        ),
        ("绿色化", "碳排放强度逐年下降得5分", f"{LAST}年每万元产值排放二氧化碳<co2_intensity C 吨/万元 3>吨", 5),
        (
            "社会贡献",
            "年纳税1亿元以上得4分，带动就业3000人以上得3分",
            f"{LAST}年纳税<tax C 亿元 2>亿元，出口<exports C 亿元 2>亿元；年末吸纳就业<employees C 万人 2>万人",
            7,
        ),
        ("安全生产", "三年内未发生较大事故得5分，每起扣5分", "未发生", 5),
    ]
