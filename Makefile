# Two commands matter: make demo, make test.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): setup.cfg pyproject.toml
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once; a minute or two) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

demo: $(INSTALLED) ## Build the graph of the sample corpus into out/ and show where the page is
	@$(BIN)/kg build data/dushanbe --graph out

test: $(INSTALLED) ## Run the tests
	@$(BIN)/python -m pytest

test-long: $(INSTALLED) ## Run the tests that take minutes as well
	@$(BIN)/python -m pytest -m ""

quality: $(INSTALLED) ## Score the sample gold and write docs/quality.md; fails below the recorded floor
	@$(BIN)/kg quality --write docs/quality.md

bench: $(INSTALLED) ## Measure speed and write docs/benchmarks.md; takes an hour or more
	@$(BIN)/python benchmarks/run.py

lint: $(INSTALLED) ## Check style
	@$(BIN)/ruff check kg tests
	@$(BIN)/ruff format --check kg tests

clean: ## Remove what was built
	rm -rf $(VENV) out build dist *.egg-info

.PHONY: help demo test test-long quality bench lint clean
