# The front door. Every target makes its own environment first; nothing is installed by hand.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
MOTCUA := $(BIN)/motcua

.PHONY: help setup demo demo-load demo-reset test test-fast lint fix types bench lock map screens clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: .venv/ready ## build the environment (.venv) from the lock file

.venv/ready: requirements/dev.txt requirements/run.txt pyproject.toml
	@$(PYTHON) tools/setup.py
	@touch $@

demo: setup ## database, demonstration, web server and worker; prints addresses and accounts
	@$(MOTCUA) demo

demo-load: setup ## prepare database and demonstration without serving
	@$(MOTCUA) demo --load-only

demo-reset: setup ## begin the demonstration anew
	@$(MOTCUA) demo --reset

lint: setup ## style, types, the import contract
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports --no-logo && $(BIN)/mypy

types: setup
	@$(BIN)/mypy

fix: setup ## let ruff mend what it can
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

test: setup ## everything CI runs, in CI's order
	@$(BIN)/python tools/test.py

test-fast: setup ## the part without a browser
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser"

bench: setup ## print JSON lines of measured ratios; BENCH=intake runs one, BENCH="lives slips" two
	@$(PYTHON) tools/setup.py --bench
	@$(BIN)/python -m benchmarks $(BENCH)

lock: ## renew the lock files (needs uv)
	@for f in run dev bench; do uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header requirements/$$f.in -o requirements/$$f.txt; done

screens: setup ## pictures of every main screen, into docs/
	@$(BIN)/python tools/screens.py

map: setup ## draw the house from its imports
	@$(BIN)/python tools/map.py && $(BIN)/python tools/reference.py

clean: ## remove the environment (never the data)
	@rm -rf .venv build dist
