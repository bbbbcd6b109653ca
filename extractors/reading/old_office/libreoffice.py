"""LibreOffice as found on the machine: one conversion at a time, fenced in and stopped when it hangs.

Each conversion has a profile folder of its own, so that several run side by side without knowing of each
other: on two cores two at once take the time of one, and there are never more than workers. The profile
forbids what a document may ask for when it is opened: pictures and tables from elsewhere, and macros.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path

from extractors.reading.problems import Unreadable
from pipeline import settings

# A worker that reads a converted file gives up later than this (pipeline.settings.seconds_to_read)
_SECONDS, _SECONDS_A_MEGABYTE = 90.0, 15.0
_SETTINGS = (
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{place}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


@cache
def office_program() -> str | None:
    """The path of LibreOffice's command, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def has_part(part: str) -> bool:
    """Whether its `writer`, `calc` or `impress` is installed: packages bring them one by one."""
    program = office_program()
    if program is None:
        return False
    registry = Path(program).resolve().parent.parent / "share" / "registry"
    # Where it is wrapped in some other way nothing can be told, and the conversion will tell
    return not registry.is_dir() or (registry / f"{part}.xcd").exists()


def convert(path: Path, folder: Path, infilter: str, target: str) -> Path:
    """The file at `path` converted into `folder`. Raises Unreadable where that does not come to an end.

    Without its filter LibreOffice takes a damaged file for plain text and "reads" its bytes.
    """
    program = office_program()
    assert program is not None
    # A plain name: the original one may be anything
    source = folder / "source.in"
    shutil.copyfile(path, source)
    profile = folder / "profile"
    _write_profile(profile)
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        f"--infilter={infilter}", "--convert-to", target, "--outdir", str(folder), str(source),
    ]  # fmt: skip
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * path.stat().st_size / 1024**2
    _run(command, settings.on_the_wall(seconds))
    converted = folder / f"source.{target}"
    if not converted.exists():
        raise Unreadable("conversion_failed")
    return converted


def _write_profile(profile: Path) -> None:
    items = "".join(_ITEM.format(place=place, name=name, value=value) for place, name, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: list[str], seconds: float) -> None:
    # A session of its own, so that a hanging conversion is killed with all its children
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable("conversion_slow") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
