"""The check before anything else: that the packages imported are this program's own.

`validators` is also the name of a well-known package for checking e-mail addresses; installed
into the same environment it can take the place of ours, and the first sign would be a puzzling
error in the middle of a run.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import BadUsage

_PACKAGES = {
    "pipeline": "pipeline.model",
    "extractors": "extractors.reading",
    "validators": "validators.policy",
}


def check_packages() -> None:
    """Raise BadUsage when one of our packages is shadowed by another of the same name."""
    home = Path(__file__).resolve().parent.parent
    for package, part in _PACKAGES.items():
        spec = find_spec(package)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent != home / package or find_spec(part) is None:
            raise BadUsage(
                f"程序安装不完整或与其他软件冲突：“{package}”本应在 {home / package}，"
                f"实际载入的是 {origin or '（未找到）'}。"
                f"请运行 pip uninstall {package} 后，在程序目录重新执行 make install。"
            )
