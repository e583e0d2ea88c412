# Two commands: `make demo` serves the sample corpus, `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.PHONY: demo test setup clean

demo: setup
	$(BIN)/python manage.py --data data/demo import corpus/sample
	$(BIN)/python manage.py --data data/demo reindex --if-needed
	$(BIN)/python manage.py --data data/demo index
	$(BIN)/python manage.py --data data/demo serve --port $(PORT)

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -rs

setup: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "hoinghi needs Python 3.11 or later; say: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv data/demo build *.egg-info
