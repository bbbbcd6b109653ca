"""`validators` is also the name of a well-known package: ours must be the one imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flows.startup import check_packages

MAIN = "import sys; from flows.command import main; sys.exit(main(['rules']))"


def test_our_own_packages_pass():
    check_packages()


def test_a_package_of_the_same_name_is_noticed_and_named(tmp_path: Path):
    (tmp_path / "validators").mkdir()
    (tmp_path / "validators/__init__.py").write_text("def email(value): return True\n")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {MAIN}"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "“validators”" in ended.stderr
    assert "make install" in ended.stderr
    assert "Traceback" not in ended.stderr
