# Two commands for a bare machine: `make chat` and `make test`. Everything else is a part of them.

PYTHON ?= python3
HOST ?= $(or $(SIDELINE_HOST),127.0.0.1)
PORT ?= $(or $(SIDELINE_PORT),8000)
ARGS ?=

RUN := .venv/bin/python

# Where it is set, every start compiles scikit-learn and NLTK anew: five seconds instead of one.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help chat test format lint types tests fix ready-for-chat ready-for-test

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

chat: ready-for-chat ## set up, train if the knowledge changed, serve at HOST=127.0.0.1 PORT=8000
	@$(RUN) -m web --host "$(HOST)" --port "$(PORT)" --check >/dev/null
	@$(RUN) train.py || { test -f "$${SIDELINE_INDEX:-var/index}/current" && echo "make: serving the last build that was published."; }
	@exec $(RUN) -m web --host "$(HOST)" --port "$(PORT)"

test: ready-for-test format lint types tests ## set up, then check everything: format, lint, types, tests with a browser

format: ready-for-test ## check the format
	@$(RUN) -m ruff format --check .

lint: ready-for-test ## check the style
	@$(RUN) -m ruff check .

types: ready-for-test ## check the types
	@$(RUN) -m mypy

# On the small matrices of the tests several threads wait for one another longer than one of them would reckon.
tests: export OPENBLAS_NUM_THREADS = 1
# A file's tests stay in one process, which trains what they share once. More than two make browsers wait for one another
# where a machine names more cores than it gives.
tests: ready-for-test ## run the tests alone; ARGS="-k quote" chooses some
	@$(RUN) -m pytest --numprocesses auto --maxprocesses 2 --dist loadfile $(ARGS)

fix: ready-for-test ## format, and mend what the linter can
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

ready-for-chat ready-for-test: ready-for-%:
	@command -v "$(PYTHON)" >/dev/null || { echo "make: $(PYTHON) is not here. Sideline needs Python 3.11 or newer (Debian: apt-get install python3)."; exit 1; }
	@"$(PYTHON)" scripts/prepare.py $*
