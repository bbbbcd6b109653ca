# What a newcomer types: `make install`, `make demo`, `make test`. Needs Python 3.11 and nothing else.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# The first of these that really is Python 3.11
PYTHON ?= $(shell for each in python3.11 python3 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && echo $$each && break; done)

.PHONY: install demo test lint clean

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11，请先安装（Debian: apt-get install python3.11 python3.11-venv）。"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@# the lock is whole: resolving anew, pip would stop at the first package that another asks for unpinned
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip check
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: install
	$(BIN)/cluster-intake process sample_docs/batch --out out/demo --year 2025
	@echo "请打开 out/demo/index.html 查看结果。"

test: install
	@# a file's tests stay in one process: they share what takes long to set up
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) out build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
