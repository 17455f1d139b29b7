# The commands of the archive. `make run` and `make test` set up what they need: they work in a fresh clone.

# The first of these that is new enough. PYTHON=… selects another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE := newsroom.settings

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-dev browser run test check format picture score bench clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

setup: $(VENV)/installed .env ## create the virtual environment and a development .env

run: setup ## import seeds/ and serve the archive on this machine: make run PORT=8000
	@$(BIN)/python manage.py serve --host "$(HOST)" --port "$(PORT)"

test: setup-dev browser ## run every test, also those in a browser: make test ARGS="-k search"
	@$(BIN)/python -m pytest $(ARGS)

check: setup-dev ## lint, types, imports between rooms, templates, migrations, production settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	@# A random key and invalid addresses: the check reads the production settings and opens no connection.
	NEWSROOM_MODE=production DATABASE_URL=postgresql://database.invalid/newsroom ALLOWED_HOSTS=archive.invalid \
		SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

format: setup-dev ## fix lint and format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

picture: setup-dev browser ## take the screenshot in README again
	@PICTURE=docs/picture.png $(BIN)/python -m pytest -q newsroom/tests/browser/test_picture.py

score: setup-dev ## score the extraction: make score GOLD=folder-of-gold-files
	@if [ -z "$(GOLD)" ]; then echo "GOLD is not set. Name the folder of labelled articles: make score GOLD=folder" >&2; exit 2; fi
	@$(BIN)/python -m articles.extraction.evaluation.scoreboard "$(GOLD)" $(ARGS)

bench: setup-dev ## measure pages and searches on a synthetic archive: make bench ARTICLES=100000
	@$(BIN)/python manage.py bench --articles "$(or $(ARTICLES),1000)"

clean: ## remove what the other commands created, except .env and the database
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .grimp_cache

setup-dev: $(VENV)/installed-dev .env

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		.ci/debian-package chromium "The page tests drive a real browser"

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "The archive needs Python 3.11 or newer: make PYTHON=/path/to/python …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		.ci/debian-package python3-venv "Python's venv module creates the virtual environment"
	@echo "Creating a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(BIN)/python
	@echo "Installing requirements.txt"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing requirements-dev.txt"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/installed

# Written once. Only its owner can read it, because it holds the secret key.
.env: | $(BIN)/python
	@umask 077 && printf 'NEWSROOM_MODE=development\nSECRET_KEY=%s\n' \
		"$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env
	@echo "Wrote .env with a random secret key"
