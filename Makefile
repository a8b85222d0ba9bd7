# docket: the commands of every day. They need make and python3 (3.11 or newer, with venv and pip).
# The environment lies in .venv and is made from the lock files alone; it is made anew when it is
# half made, moved, or older than the locks.

VENV ?= .venv
BIN := $(VENV)/bin
# More words for the command: make run ARGS="--port 8080", make test ARGS="tests/law -x".
ARGS ?=
# How many mutants are tried at once.
CHILDREN ?= 2

# A setting of this machine must not change what is installed: the locks say it, with hashes. They
# name everything, so nothing is resolved (--no-deps): pip would look at a newer release of what is
# asked for with an extra, and refuse it for want of a hash.
PIP := env -u PIP_TARGET -u PIP_PREFIX -u PIP_ROOT -u PIP_NO_BINARY -u PIP_ONLY_BINARY \
	PIP_CONSTRAINT=/dev/null PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 \
	$(BIN)/python -m pip install --quiet --quiet

# The stamp holds the folder the environment was made for; any other, or a missing Python, is stale.
MADE := $(shell test "$$(cat $(VENV)/.run 2>/dev/null)" = "$(CURDIR)" \
	&& $(BIN)/python -c "import pip" 2>/dev/null && echo yes)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help run test ocr lint mutation fuzz score lock shots new-venv

help: ## show this list
	@echo "docket 行政复议与行政应诉案件管理"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.run ## load the sample docket, print its figures, serve it (ARGS="--no-serve" to end there)
	@$(BIN)/docket demo $(ARGS)

test: $(VENV)/.test ## run the tests on both engines and name the ten slowest
	@$(BIN)/python -m pytest --durations=10 $(ARGS)

ocr: $(VENV)/.run ## install the recognition of scans and photos (some 200 MB)
	@$(PIP) --no-deps --require-hashes -r requirements-ocr.lock

lint: $(VENV)/.test ## check style, form, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

mutation: $(VENV)/.test ## alter each line of docket/law and see that a test notices (many minutes)
	@nice -n 19 $(BIN)/mutmut run --max-children $(CHILDREN) $(ARGS)
	@$(BIN)/python -m tests.mutation

fuzz: $(VENV)/.test ## fuzz a running server along its own description (ARGS="--seconds 600")
	@$(BIN)/python -m tests.fuzz $(ARGS)

shots: $(VENV)/.test ## photograph every page into shots/, both sizes, both themes (needs Chromium)
	@$(BIN)/python -m tests.browser.shots shots

score: $(VENV)/.test ## print how well the corpus of papers is read, by field and slice (ARGS="familiar")
	@$(BIN)/python -m tests.intake.score $(ARGS)

lock: $(VENV)/.test ## write both lock files anew (ARGS="--upgrade" for newer versions)
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) --extra ocr -c requirements-dev.lock -o requirements-ocr.lock

LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --system-certs $(ARGS)

ifneq ($(MADE),yes)
$(VENV)/.run: new-venv
endif

$(VENV)/.run: requirements.lock pyproject.toml
	@rm -f $@
	@echo "docket: installing what it needs into $(VENV) ..."
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@printf '%s\n' "$(CURDIR)" > $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	@rm -f $@
	@echo "docket: installing what the tests need into $(VENV) ..."
	@$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# PY names the Python to use; without it the first one found that will do.
new-venv:
	@for python in $(PY) python3.13 python3.12 python3.11 python3; do \
		if "$$python" -c "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; \
		then exec "$$python" -m venv --clear $(VENV); fi; \
	done; \
	echo "docket: 需要 Python 3.11 以上，并带 venv 与 pip。" >&2; \
	echo "docket: it needs Python 3.11 or newer with venv and pip; this machine has:" >&2; \
	for python in $(PY) python3.13 python3.12 python3.11 python3; do \
		"$$python" -c "import sys; print('  ', sys.executable, sys.version.split()[0])" 2>/dev/null >&2; \
	done; \
	echo "  Install it (Debian, Ubuntu: apt install python3 python3-venv), or name one: make PY=/path/to/python3" >&2; \
	exit 1
