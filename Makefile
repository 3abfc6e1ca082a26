# Every target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.installed
LOCKED := requirements.lock pyproject.toml tools/locked.py tools/install.sh
COMPILED := setup.py $(wildcard extractors/pdf/native/*)

.PHONY: help setup ocr demo test test-slow check lint bench golden lock samples clean
.DEFAULT_GOAL := help

help:            ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMPS)-base            ## make the environment in .venv (needs python3 >= 3.11; uv is used where present)

$(STAMPS)-base: $(LOCKED) $(COMPILED)
	PYTHON=$(PYTHON) tools/install.sh $(VENV)
	@touch $@

ocr: $(STAMPS)-ocr            ## what reading scans needs, beside the base (tesseract and its Thai data: ita doctor says how)

$(STAMPS)-ocr: $(LOCKED) $(COMPILED)
	PYTHON=$(PYTHON) tools/install.sh $(VENV) ocr
	@touch $@ $(STAMPS)-base

$(STAMPS)-dev: $(LOCKED) $(COMPILED)
	PYTHON=$(PYTHON) tools/install.sh $(VENV) dev ocr scale
	@touch $@ $(STAMPS)-base $(STAMPS)-ocr

$(STAMPS)-bench: $(LOCKED) $(COMPILED)
	PYTHON=$(PYTHON) tools/install.sh $(VENV) dev ocr scale bench
	@touch $@ $(STAMPS)-dev $(STAMPS)-base

demo: $(STAMPS)-base            ## the main job on made-up sample reports: serve, harvest, read, load, audit, ask
	$(BIN)/ita demo

test: $(STAMPS)-dev            ## the tests (system packages are installed where possible, else their tests are skipped)
	tools/system_packages.sh
	$(BIN)/python -m pytest tests/flows/test_sandbox.py  # by itself: a process with threads of other tests is never forked
	$(BIN)/python -m pytest -m "not slow" -rs -n 2 --dist loadfile

test-slow: $(STAMPS)-dev            ## the slow suites: kills, soak, mutated files, large sets
	tools/system_packages.sh
	$(BIN)/python -m pytest -m slow -rs

lint: $(STAMPS)-dev            ## ruff, mypy strict, import-linter, sqlfluff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar warehouse

check: lint test            ## the whole gate: ruff, mypy strict, import-linter, sqlfluff, pytest

bench: $(STAMPS)-bench            ## measure speed, accuracy and precision; tables on stdout
	$(BIN)/python -m benchmarks

golden: $(STAMPS)-dev            ## write the golden files anew; read the diff before you commit it
	$(BIN)/python -m pytest -m "not slow" --golden

lock: $(STAMPS)-dev            ## resolve the dependencies anew into requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --all-extras pyproject.toml -o requirements.lock --upgrade

samples: $(STAMPS)-dev            ## make the sample reports anew from their text
	$(BIN)/python -m tools.make_samples

clean:            ## remove what can be made again
	rm -rf $(VENV) build dist *.egg-info demo-data extractors/pdf/_native.*so
