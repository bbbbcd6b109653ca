"""The command line's arguments, with help and errors in Chinese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, get_args

from flows import rules_command
from pipeline.errors import BadUsage
from pipeline.model import Choice, Role
from pipeline.settings import default_workers

_ERRORS = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"参数 \1 不能是 \2，可选：\3"),
    (r"argument (.+?): expected .*argument.*", r"参数 \1 后面缺少内容"),
    (r"argument (.+?): (.+)", r"参数 \1：\2"),
    (r"ambiguous option: (.+?) could match (.+)", r"参数 \1 不明确，可能是：\2"),
)


class ChineseFormatter(argparse.HelpFormatter):
    """argparse's help with its few English words replaced."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """Raises BadUsage in Chinese instead of leaving the program."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(add_help=False, formatter_class=ChineseFormatter, allow_abbrev=False, **kwargs)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        for pattern, words in _ERRORS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        raise BadUsage(f"{message}。用法见：{self.prog} --help")


def parser() -> argparse.ArgumentParser:
    top = ChineseParser(prog="cluster-intake", description="中小企业特色产业集群申报材料的读取、审核与交叉核对。")
    commands = top.add_subparsers(
        dest="command", required=True, metavar="命令", title="命令", parser_class=ChineseParser
    )
    _process(commands.add_parser("process", help="处理一批申报材料，写出审核报告"))
    _serve(commands.add_parser("serve", help="看管收件文件夹，放入的每批材料自动处理"))
    _read(commands.add_parser("read", help="查看一个文件读到了什么（JSON 或网页）"))
    _decide(commands.add_parser("decide", help="记录对某个疑点或待说明事项的处理意见"))
    rules_command.add_commands(commands)
    commands.add_parser("doctor", help="检查本机能读取哪些格式、还缺什么")
    _quantities(commands.add_parser("quantities", help="试读句子中的数量（每句一行 JSON）"))
    return top


def _process(command: argparse.ArgumentParser) -> None:
    command.add_argument("batch", metavar="BATCH", type=Path, help="申报材料所在的文件夹或 .zip 压缩包")
    command.add_argument("--out", metavar="OUT", type=Path, required=True, help="报告写到哪个文件夹")
    command.add_argument(
        "--date", metavar="日期", type=rules_command.iso_date, help="报告上的日期，如 2025-06-30，默认为今天"
    )
    _standing(command)
    command.add_argument("--quiet", action="store_true", help="不显示进度，只在结束时说明结果")
    command.add_argument("--json", action="store_true", help="供程序调用：进度和结果在标准输出上每行一个 JSON")


def _serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--inbox", metavar="DIR", type=Path, required=True, help="收件文件夹，不存在时新建")
    command.add_argument("--out", metavar="OUT", type=Path, required=True, help="各批的报告写到哪个文件夹")
    command.add_argument(
        "--every", metavar="秒", type=_seconds, default=60, help="多少秒查看一次收件文件夹（默认 %(default)s）"
    )
    command.add_argument(
        "--settle",
        metavar="秒",
        type=_seconds,
        default=30,
        help="材料多少秒没有变化即视为传完（默认 %(default)s）",
    )
    command.add_argument(
        "--port", metavar="端口", type=_port, default=4200, help="流程页面在本机的哪个端口（默认 %(default)s）"
    )
    _standing(command)


def _standing(command: argparse.ArgumentParser) -> None:
    """What holds for any batch."""
    command.add_argument("--ruleset", metavar="ID", help="采用的政策规则，默认为申报年度现行的规则")
    command.add_argument("--settings", metavar="FILE.yaml", type=Path, help="审核口径文件：对政策取法的决定")
    command.add_argument("--recognised", metavar="FILE.csv", type=Path, help="已认定集群名册")
    command.add_argument(
        "--references", metavar="DIR", type=Path, help="参考资料文件夹：资质官方名单、区县统计数据（CSV 或 Excel）"
    )
    _papers(command)
    command.add_argument("--year", metavar="年份", type=_year, help="申报年度，默认从申报表中读取")
    command.add_argument(
        "--history", metavar="DIR", type=Path, action="append", default=[], help="往年的输出文件夹，可写多次"
    )
    command.add_argument(
        "--workers",
        metavar="N",
        type=_count,
        default=default_workers(),
        help="同时读取文件的进程数（默认 %(default)s）",
    )


def _papers(command: argparse.ArgumentParser) -> None:
    """What the papers are written on."""
    command.add_argument(
        "--template", metavar="模板", type=Path, help="本单位的文书模板：审核摘录报告的 .docx，或各文书模板所在的文件夹"
    )
    command.add_argument(
        "--scoring", metavar="评分表", type=Path, help="本单位的评分表（.xlsx 或 .csv），列入专家评审佐证表"
    )
    command.add_argument("--pdf", action="store_true", help="审核摘录报告另存 PDF（须装有 LibreOffice）")


def _read(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help="要查看的文件")
    command.add_argument("--out", metavar="FILE.json", type=Path, help="写到这个文件，默认显示在屏幕上")
    command.add_argument(
        "--html", metavar="PAGE.html", type=Path, help="写成网页：在页面图上框出已理解、存疑和未理解的内容，可离线打开"
    )
    command.add_argument("--role", metavar="ROLE", choices=get_args(Role), help="指明文件的类别，默认按内容判断")
    command.add_argument("--year", metavar="年份", type=_year, help="申报年度，用于理解“上年”等说法，默认从文件中读取")


def _decide(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT", type=Path, help="process 命令的输出文件夹")
    command.add_argument("finding", metavar="FINDING", nargs="?", help="疑点编号，见报告中的“编号”")
    command.add_argument(
        "--as",
        dest="choice",
        choices=get_args(Choice),
        help="处理意见：kept 维持疑点，explained 已说明清楚，withdrawn 撤销",
    )
    command.add_argument("--by", metavar="姓名", help="由谁决定")
    command.add_argument("--why", metavar="理由", help="依据或理由")
    command.add_argument("--list", action="store_true", help="列出全部疑点及对其所作的处理意见")


def _quantities(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", metavar="TEXT", nargs="+", help="要试读的句子；写 - 则从标准输入逐行读取")


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，应写成四位数，如 2025")
    return int(text)


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d?", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是进程数，应为 1 至 99 的整数")
    return int(text)


def _seconds(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,4}", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是秒数，应为 1 至 99999 的整数")
    return int(text)


def _port(text: str) -> int:
    if not re.fullmatch(r"\d{4,5}", text) or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"“{text}”不是端口，应为 1024 至 65535 的整数，如 4201")
    return int(text)
