# The commands of the archive. `make run` and `make test` work in a fresh clone: they set up what they need.

# The first of these that is new enough; PYTHON=… names another.
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

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1|/' | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

setup: $(VENV)/installed .env ## make the virtual environment and a development .env

run: setup ## serve the archive on this machine: make run PORT=8000
	@$(BIN)/python manage.py serve --host "$(HOST)" --port "$(PORT)"

test: setup-dev browser ## run every test, the browser's included: make test ARGS="-k search"
	@$(BIN)/python -m pytest $(ARGS)

check: setup-dev ## lint, types, doors between the rooms, templates, migrations, production settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	@# A throwaway key and addresses: the check reads the settings of production and connects to nothing.
	NEWSROOM_MODE=production DATABASE_URL=postgresql://database.invalid/newsroom ALLOWED_HOSTS=archive.invalid \
		SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

format: setup-dev ## put the code into the form that `make check` asks for
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

picture: setup-dev browser ## take the picture in README again
	@PICTURE=docs/picture.png $(BIN)/python -m pytest -q newsroom/tests/browser/test_picture.py

score: setup-dev ## measure the extraction: make score GOLD=folder-of-gold-files
	@if [ -z "$(GOLD)" ]; then echo "Say where the labelled articles are: make score GOLD=folder" >&2; exit 2; fi
	@$(BIN)/python -m articles.extraction.evaluation.scoreboard "$(GOLD)" $(ARGS)

bench: setup-dev ## measure pages and searches on a synthetic archive: make bench ARTICLES=100000
	@$(BIN)/python manage.py bench --articles "$(or $(ARTICLES),1000)"

clean: ## remove what the other commands made, except .env and the database
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .grimp_cache

setup-dev: $(VENV)/installed-dev .env

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
		.ci/debian-package chromium "The page tests drive a real browser"

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "The archive needs Python 3.11 or newer: make PYTHON=/where/it/is …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		.ci/debian-package python3-venv "Python's own venv module makes the virtual environment"
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(BIN)/python
	@echo "Installing requirements.txt"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing requirements-dev.txt"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/installed

# Written once, readable by its owner alone: it holds the secret key.
.env: | $(BIN)/python
	@umask 077 && printf 'NEWSROOM_MODE=development\nSECRET_KEY=%s\n' \
		"$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env
	@echo "Wrote .env with a random secret key"
