"""What this machine can read, with what, and what is missing.

For whoever sets it up, or asks why a file was not read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console
from rich.table import Table

from extractors.reading.old_office.libreoffice import has_part, office_program
from extractors.reading.old_office.numbers import second_reader
from pipeline import settings

State = Literal["ok", "missing", "broken"]
_WORDS: dict[State, str] = {"ok": "可用", "missing": "缺少", "broken": "异常"}
_OFFICE_PARTS = {"writer": ".doc .wps .rtf .odt", "calc": ".xls .et .ods", "impress": ".ppt .pptx .odp"}
_LEAST_DISK = 2 * 1024**3
_LEAST_MEMORY = 3 * 1024**3


class Ability(msgspec.Struct, frozen=True):
    """One thing the machine can or cannot do: `means` says with what, `remedy` what to do where it cannot."""

    what: str
    state: State
    means: str
    remedy: str = ""


def examine(folder: Path) -> list[Ability]:
    """Everything a run needs or can use; `folder` is where reports would be written."""
    return [*_formats(), *_archives(), _recogniser(), _fonts(), _flow_server(), *_machine(folder)]


def is_sound(abilities: list[Ability]) -> bool:
    """Whether all that is needed works; optional programs may be missing."""
    return all(one.state != "broken" for one in abilities)


def show(abilities: list[Ability]) -> None:
    table = Table("项目", "状态", "依靠", "处理办法", title="本机可以读取什么", show_lines=False)
    for one in abilities:
        table.add_row(one.what, _WORDS[one.state], one.means, one.remedy)
    Console(width=None if os.isatty(1) else 150, highlight=False).print(table)
    missing = sum(one.state == "missing" for one in abilities)
    if not is_sound(abilities):
        print("有必需的部分不能正常工作，请按上表处理后再运行 cluster-intake doctor。")
    elif missing:
        print(
            f"可以处理申报材料；另有 {missing} 项可选的部分未安装，对应的文件会列为未能读取，或少一道复核（见上表）。"
        )
    else:
        print("一切就绪，可以处理申报材料。")


def _formats() -> Iterator[Ability]:
    yield Ability(".docx .xlsx .csv .txt .html", "ok", "本程序")
    yield Ability(".pdf .ofd（含文字层）", "ok", "本程序")
    yield Ability(".pdf .ofd 扫描页，.png .jpg .tif .bmp .gif .webp", "ok", "文字识别（见下）")
    yield from _converted()
    program = second_reader()
    what = ".doc .wps 转换后的数字复核"
    if program is None:
        yield Ability(what, "missing", "antiword（未装时只核对表格格数）", "apt-get install antiword")
    else:
        yield Ability(what, "ok", f"antiword（{program}）")


def _converted() -> Iterator[Ability]:
    """What LibreOffice reads, each part of it by itself."""
    program = office_program()
    version = "" if program is None else _version(program)
    for part, endings in _OFFICE_PARTS.items():
        if not has_part(part):
            yield Ability(endings, "missing", "LibreOffice", f"apt-get install libreoffice-{part}-nogui")
        elif version:
            yield Ability(endings, "ok", f"{version}（{program}）")
        else:
            yield Ability(endings, "broken", f"LibreOffice（{program}）", "LibreOffice 启动不了，请重新安装")


def _version(program: str) -> str:
    """What a program says of its version, empty where it does not start."""
    with tempfile.TemporaryDirectory(prefix="cluster-intake-") as home:
        command = [program, f"-env:UserInstallation={Path(home).as_uri()}", "--version"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        except (OSError, subprocess.SubprocessError):
            return ""
    return " ".join(done.stdout.split()[:2])


def _archives() -> Iterator[Ability]:
    yield Ability(".zip .7z", "ok", "本程序")
    program = shutil.which("unar")
    if program is None:
        yield Ability(".rar", "missing", "unar", "apt-get install unar")
    else:
        yield Ability(".rar", "ok", f"unar（{program}）")


def _recogniser() -> Ability:
    """Whether the models load and read a drawn line of figures rightly."""
    what = "文字识别（扫描件、照片）"
    try:
        text = _read_sample()
    except Exception as error:  # whatever is wrong with the models or their engine, it is told here
        return Ability(what, "broken", "RapidOCR", f"模型未能载入（{type(error).__name__}），请重新执行 make install")
    if "4692.38" not in text.replace(",", ""):
        return Ability(what, "broken", "RapidOCR", f"试读结果不对（{text}），请重新执行 make install")
    return Ability(what, "ok", "RapidOCR（模型随程序安装，不联网），试读正确")


def _read_sample() -> str:
    import cv2
    import numpy as np

    from extractors.reading.pixels.engine import recognise

    line = np.full((48, 320, 3), 255, np.uint8)
    cv2.putText(line, "4,692.38", (12, 36), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (0, 0, 0), 2, cv2.LINE_AA)
    return recognise([line])[0].text


def _fonts() -> Ability:
    """A Chinese typeface, which LibreOffice needs to print Word files as pages."""
    what, packages = "中文字体（旧格式转换、报告转 PDF）", "fonts-noto-cjk 或 fonts-wqy-zenhei"
    lister = shutil.which("fc-list")
    if lister is None:
        return Ability(what, "missing", "fontconfig", f"apt-get install fontconfig {packages.split(' ')[0]}")
    found = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, text=True, timeout=60, check=False)
    names = sorted({line.split(",")[0].strip() for line in found.stdout.splitlines() if line.strip()})
    if not names:
        return Ability(what, "missing", "—", f"apt-get install {packages}")
    return Ability(what, "ok", f"{names[0]} 等 {len(names)} 种")


def _flow_server() -> Ability:
    """Where the run's flow is kept book of; nothing is started or asked here."""
    address = os.environ.get("PREFECT_API_URL")
    if address:
        return Ability("流程服务（Prefect）", "ok", f"使用环境变量 PREFECT_API_URL 指定的服务：{address}")
    return Ability("流程服务（Prefect）", "ok", "每次运行自动启停临时服务，只在本机")


def _machine(folder: Path) -> Iterator[Ability]:
    free = shutil.disk_usage(folder).free
    yield Ability(
        "磁盘", "ok" if free >= _LEAST_DISK else "broken", f"可用 {free / 1024**3:.0f} GB",
        "" if free >= _LEAST_DISK else "请清理磁盘，至少留出 2 GB",
    )  # fmt: skip
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    workers = settings.default_workers()
    enough = memory >= _LEAST_MEMORY
    yield Ability(
        "内存与进程", "ok" if enough else "broken",
        f"内存 {memory / 1024**3:.0f} GB，默认同时用 {workers} 个进程读取",
        "" if enough else "文字识别每个进程约需 1.3 GB 内存，请增加内存或用 --workers 1",
    )  # fmt: skip
