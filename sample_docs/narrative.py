# ruff: noqa: E501  a sentence stays whole on its line
"""What the forms tell in words about the nine conditions; figures come through a Teller."""

from __future__ import annotations

from collections.abc import Callable

from sample_docs.teller import Record, Teller
from sample_docs.truth import LAST, YEARS

Section = tuple[str, list[str]]


def sections(t: Teller, style: int) -> list[Section]:
    """The nine conditions in order, in one of three manners of speech."""
    writers: tuple[Callable[[Teller, int], Section], ...] = (
        _safety, _strength, _quality, _chain, _innovation, _digital, _green, _open, _service,
    )  # fmt: skip
    draft = Teller(t.app, Record(), t.file, t.place)
    written = [writer(draft, style) for writer in writers]
    words = "".join(words for _, paragraphs in written for words in paragraphs)
    # a writer words its section in every manner; only the figures of the chosen words were printed
    for statement in draft.record.statements:
        if f"{statement.value}{statement.unit}" in words and statement not in t.record.statements:
            t.record.statements.append(statement)
    return written


def _safety(t: Teller, style: int) -> Section:
    app = t.app
    heads = ("统筹发展和安全情况", "发展与安全统筹情况", "守牢安全发展底线")
    text = (
        f"集群所在{'、'.join(app.towns)}落实“三管三必须”要求，建立镇街、园区、企业三级安全责任清单。经向应急管理、生态环境、市场监管、税务、网信等部门核实，{YEARS[0]}年以来集群企业未发生较大及以上安全、质量和环境污染事故，未发生重大及以上网络安全和数据安全事件，无偷税漏税和严重失信记录。",
        f"区安委办每季度对集群企业开展联合检查，{app.industry['support'][0]}等配套环节全部纳入危险作业报备。近三年集群内没有较大以上安全生产、产品质量、环境污染事故，没有重大以上网络和数据安全事件，没有偷税漏税及其他严重失信行为，有关部门已分别出具证明。",
        "坚持把安全摆在首位，推行园区安全服务外包和企业自查互查，重点岗位持证率保持全覆盖。近三年，区内主管部门均未收到集群企业较大及以上事故、重大网络数据安全事件以及偷逃税款、严重失信的情况报告，证明材料见附件。",
    )
    return heads[style], [text[style]]


def _strength(t: Teller, style: int) -> Section:
    app = t.app
    lead = "、".join(app.industry["lead"])
    first, _, last = YEARS
    total = [t.full("output_total", year, "亿元", 2) for year in YEARS]
    share, main = t.last("output_sme_share", "%", 1), t.last("output_leading_share", "%", 1)
    average = t.average("output_growth_avg")
    heads = ("核心竞争力情况", "集群规模与核心竞争力", "主导产业优势突出")
    text = (
        f"集群以{lead}为主导产品，是{app.district}重点培育的特色产业，产品质量和市场占有率居全省同行前列。{first}—{last}年集群总产值依次为{total[0]}、{total[1]}、{total[2]}，年均增长{average}；{last}年中小企业产值占集群总产值的{share}，主导产业产值占{main}。",
        f"{app.industry['name']}产业在{app.place['name']}已有三十余年积累，形成{lead}等优势产品系列，为区域支柱产业。{last}年集群实现产值{total[2]}，{first}年为{total[0]}，三年年均增速{average}。其中中小企业贡献{share}，主导产业贡献{main}，“{app.industry['name']}看{app.place['name'][:-1]}”的区域品牌逐步形成。",
        f"近年来，集群聚焦{lead}等细分领域，持续做专做精。{last}年，集群工业总产值达到{total[2]}（{first}年、{first + 1}年分别为{total[0]}、{total[1]}），中小微企业是主体力量，其产值占比为{share}；主业突出，主导产业产值占比为{main}。",
    )
    paragraphs = [text[style]]
    if app.comparable is not None:
        paragraphs.append(
            f"需要说明的是，{last}年规模以上工业企业名录有所调整，按可比口径计算，{last}年集群产值同比增长{app.comparable}%，与按现价总量直接计算的增幅口径不同。"
        )
    if app.hedged:
        paragraphs.append(
            f"从出口看，{last}年集群产品远销东南亚、中东等地，出口额{t.beyond('exports', last, '亿元', 1)}，"
            f"带动就业{t.beyond('employees', last, '人', 500)}。"
        )
    return heads[style], paragraphs


def _quality(t: Teller, style: int) -> Section:
    champion = t.app.exact["champions_national", LAST]
    words = {
        name: t.last(name, "家")
        for name in ("little_giants", "hnte", "srdi_provincial", "innovative_smes", "chain_leaders")
    }
    extra = f"国家级制造业单项冠军企业{t.last('champions_national', '家')}，" if champion else ""
    heads = ("优质中小企业梯度培育情况", "梯度培育成效", "梯度培育优质中小企业")
    text = (
        f"建立“选种—育苗—成林”培育库，一企一档跟踪服务。截至{LAST}年底，集群拥有{extra}国家级专精特新“小巨人”企业{words['little_giants']}，国家级高新技术企业{words['hnte']}，省级专精特新中小企业{words['srdi_provincial']}，创新型中小企业{words['innovative_smes']}，链主企业{words['chain_leaders']}（同一企业获多项认定的，分项统计）。",
        f"坚持培优与扶小并重。{extra}“小巨人”企业{words['little_giants']}，高新技术企业{words['hnte']}，专精特新中小企业（省级）{words['srdi_provincial']}，创新型中小企业{words['innovative_smes']}，链主企业{words['chain_leaders']}，名单及证书编号见附表，部分企业同时具有多项资质。",
        f"出台梯度培育若干措施，对首次认定企业给予奖补。目前集群内有高新技术企业{words['hnte']}、省级专精特新中小企业{words['srdi_provincial']}、创新型中小企业{words['innovative_smes']}，{extra}国家级专精特新“小巨人”企业{words['little_giants']}，链主企业{words['chain_leaders']}。",
    )
    return heads[style], [text[style]]


def _chain(t: Teller, style: int) -> Section:
    app, support = t.app, "、".join(t.app.industry["support"])
    heads = ("产业链供应链协作情况", "产业链协作配套", "协作配套高效顺畅")
    text = (
        f"集群已形成“{app.industry['support'][0]}—{app.industry['lead'][0]}—品牌销售”的完整链条，{support}等关键配套可在区内半小时车程内完成。设立共享检测室、共享仓储和集中采购平台，由龙头企业牵头与配套企业签订年度产供销协议，原料集采成本明显下降。",
        f"链主企业牵头成立供应链协作组，{support}环节本地配套能力较强。通过共享车间、共享物流专线和设计人才驿站，订单在上下游企业之间有序调配，交货周期较以往明显缩短。",
        f"围绕{support}补短板，引导企业错位发展、就近配套。管委会定期发布产能和需求清单，组织设备共享、仓储共享、用工余缺调剂，上下游企业之间普遍建立一年以上的稳定合作关系。",
    )
    return heads[style], [text[style]]


def _innovation(t: Teller, style: int) -> Section:
    app = t.app
    tech = "、".join(app.industry["tech"])
    unit, places = (("亿元", 2), ("万元", 0), ("万元", 0))[style]
    research = [t.full("rd_sme", year, unit, places) for year in YEARS]
    platforms, standards = t.last("innovation_platforms", "个"), t.last("standards", "项")
    patents = [t.full("patents_valid", year, "件") for year in YEARS]
    density = t.last("patents_per_10k", "件", 1)
    growth, more = t.average("rd_sme_growth_avg"), t.average("patents_growth_avg")
    heads = ("协同创新能力情况", "研发投入与协同创新", "创新能力持续增强")
    money = (
        f"集群中小企业研发经费由{YEARS[0]}年的{research[0]}增加到{LAST}年的{research[2]}，年均增长{growth}。",
        f"{YEARS[0]}年、{YEARS[1]}年、{LAST}年中小企业研发经费支出分别为{research[0]}、{research[1]}、{research[2]}，年均增速{growth}。",
        f"企业舍得投入，{LAST}年中小微企业研发投入{research[2]}，比{YEARS[0]}年的{research[0]}明显增加，三年平均每年增长{growth}。",
    )
    work = (
        f"与{app.industry['school']}等共建创新平台{platforms}，开展{tech}等关键技术联合攻关；参与{app.industry['standard']}等标准制修订{standards}。",
        f"依托{app.industry['school']}设立产业研究院，集群现有各类创新平台{platforms}，累计参与制修订标准{standards}，其中包括{app.industry['standard']}，突破{tech}等一批关键技术。",
        f"主导制定或参与修订标准{standards}（含{app.industry['standard']}），建有创新平台{platforms}，在{tech}方面取得突破，与{app.industry['school']}保持稳定的产学研合作。",
    )
    rights = (
        f"截至{LAST}年末有效发明专利{patents[2]}，近三年年均增长{more}，按集群所在镇街常住人口计算，每万人拥有{density}。",
        f"有效发明专利三年年末数为{patents[0]}、{patents[1]}、{patents[2]}，年均增长率{more}，每万人有效发明专利拥有量{density}（按常住人口）。",
        f"年末有效发明专利{patents[2]}，年均增长率为{more}，以镇街常住人口为分母，每万人拥有量为{density}。",
    )
    return heads[style], [money[style] + work[style], rights[style]]


def _digital(t: Teller, style: int) -> Section:
    rate, before, now = (
        t.last("platform_penetration", "%", 1),
        t.full("software_adoption", YEARS[0], "%", 1),
        t.last("software_adoption", "%", 1),
    )
    heads = ("数字化转型情况", "数字化转型进展", "数字化转型步伐加快")
    text = (
        f"集群园区实现5G和千兆光网覆盖，引入数字化服务商开展免费诊断。{LAST}年工业互联网平台应用普及率{rate}，工业软件应用率由{YEARS[0]}年的{before}提高到{now}，订单、设备和能耗数据接入集群公共平台，并与运营商签订安全监测协议。",
        f"由管委会统一采购云服务，建成集群数据中台，重要生产数据实现联通。工业软件应用率从{before}稳步升至{now}，使用工业互联网平台的企业占比达{rate}，建立工业互联网安全分级管理台账。",
        f"推广“小快轻准”产品，组织标杆观摩。到{LAST}年底，工业互联网平台应用普及率为{rate}；工业软件应用率达到{now}，较{YEARS[0]}年（{before}）稳步提升，建立了漏洞通报和应急演练制度。",
    )
    return heads[style], [text[style]]


def _green(t: Teller, style: int) -> Section:
    first, middle, last = (t.full("co2_intensity", year, "吨/万元", 3) for year in YEARS)
    heads = ("绿色化发展情况", "绿色低碳发展", "绿色底色更加鲜明")
    text = (
        f"推广屋顶光伏和余热利用，实施清洁生产审核。近三年单位产值二氧化碳排放由{first}降至{middle}、再降至{last}，固体废物由有资质单位集中处置，设立绿色低碳服务站。",
        f"能源消费以电力和天然气为主。{YEARS[0]}至{LAST}年二氧化碳排放强度分别为{first}、{middle}、{last}，呈逐年下降态势；污染物集中治理设施稳定运行，聘请第三方提供碳核算服务。",
        f"分行业推行节能改造，{LAST}年二氧化碳排放强度为{last}，{YEARS[1]}年为{middle}，{YEARS[0]}年为{first}，持续下降。边角料回收利用体系覆盖全部规模以上企业。",
    )
    extra = []
    if ("water_benchmark", None) in t.app.exact:
        extra.append(
            f"集群属高用水行业，{LAST}年印染布单位水耗{t.last('water_efficiency', '立方米/百米', 2)}，"
            f"优于行业基准值{t.full('water_benchmark', None, '立方米/百米', 2)}。"
        )
    return heads[style], [text[style], *extra]


def _open(t: Teller, style: int) -> Section:
    app = t.app
    lead = app.industry["lead"][0]
    heads = ("产业开放合作情况", "对外开放与合作", "开放合作不断深化")
    text = (
        f"组团参加广交会及境外专业展，{lead}等产品进入东盟、中东市场，{LAST}年出口额{t.last('exports', '亿元', 2)}。3家企业在境外设立销售公司或仓储中心，每年选派技术骨干赴外交流。",
        f"用好侨乡优势，与泰国、马来西亚商会建立合作机制，支持企业设立海外仓。{LAST}年集群出口{t.last('exports', '万元', 0)}，{lead}出口保持增长。",
        f"鼓励企业走出去，以集群名义参加国际展会，与境外同行开展标准互认和人才交流，{lead}等产品海外售后网点逐步增加。",
    )
    return heads[style], [text[style]]


def _service(t: Teller, style: int) -> Section:
    app = t.app
    heads = ("治理和服务能力情况", "治理服务体系", "治理服务提质增效")
    text = (
        f"经区人民政府批准设立{app.operator}，承担规划、协调、监测职能；建成中小企业公共服务站，政策宣讲覆盖集群全部企业，惠企政策实行专员上门解读。编制《{app.cluster}发展规划（{LAST + 1}—{LAST + 3}年）》，目标分年度可考核。",
        f"{app.operator}为集群运营管理机构，配备专职人员，联合行业协会提供融资、法律、检测等服务。政策推送做到不漏户、不漏人，三年发展规划已经区政府审定。",
        f"按照“共商共建共享共赢”原则运行{app.operator}，建立企业诉求限时办结机制，政策宣贯实现集群全覆盖。{LAST + 1}至{LAST + 3}年发展规划明确了量化目标和责任单位。",
    )
    return heads[style], [text[style]]
