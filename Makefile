# make run: start the coach; make test: all checks and tests; make bench: speed and memory (JSON=1 for JSON).
# Everything lives in .venv, which is made from constraints.txt and brought up to it when that changes.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test check bench picture lock clean

run: .venv/.preview
	@$(BIN)/python -m bot

test: check
	$(BIN)/python -m pytest

check: .venv/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The picture in the README, taken by the browser test.
picture: .venv/.test
	PICTURE=docs/result-card.png $(BIN)/python -m pytest tests/bot/test_preview.py

bench: .venv/.test
	$(BIN)/python -m tests.benchmark $(if $(JSON),--json)

# Pin what is installed now; run in a .venv that was updated on purpose.
lock: .venv/.test
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools \
		| sed 's/+cpu$$//' > constraints.txt

clean:
	rm -rf .venv

.venv/.preview .venv/.test: .venv/.%: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo 'Installing into .venv …'
	@$(PIP) --editable '.[$*]'
	@touch $@
