# Two commands: `make run` serves the application, `make test` runs every test. CONTRIBUTING.md names the rest.
# Needs Python 3.11 and make. PORT, WORLD, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, JEJAK_DATA change the defaults.
.DEFAULT_GOAL := run
.PHONY: help run test coverage mutate bench lint format texts docs routes lock clean python

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
UV := uv==0.13.9
# Each of them has its own two Neo4j servers; 0 runs the tests in one process.
WORKERS ?= 2

# A stamp carries the checksum of its lock: nothing is installed, and no network asked for, until the lock changes.
stamp = $(VENV)/$(1)-$(shell cksum < $(1).txt | tr ' ' '-')
RUN := $(call stamp,requirements)
DEV := $(call stamp,requirements-dev)
SCRIPTS := node_modules/.checks-$(shell cksum < package-lock.json | tr ' ' '-')

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | while IFS='|' read -r name what; do \
		printf '%-10s %s\n' "$$name" "$$what"; done

run: $(RUN) ## serve the example; WORLD=facts the facts
	@exec $(PY) -m tracker start

test: $(DEV) ## all tests; ARGS="tests/unit -k spread" WORKERS=0 some, in one process
	@$(PY) -m tracker assets
	@$(PY) -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

coverage: $(DEV) ## the same, and what no test reached; fails when the rules of the domain fall below their floor
	@$(PY) -m coverage run -m pytest $(ARGS)
	@$(PY) -m coverage report --fail-under=0
	@$(PY) -m coverage report --include='graph/domain/*' --format=total

mutate: $(DEV) ## change the rules of the domain, and list what no test notices; ARGS='graph.domain.policy*' some
	@nice -n 19 $(PY) -m tools.mutate $(ARGS)

bench: $(DEV) ## measure the limits; ARGS=spread one of them
	@$(PY) -m bench $(ARGS)

lint: $(DEV) $(SCRIPTS) ## check style, types and imports, of scripts too
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	$(VENV)/bin/lint-imports
	$(VENV)/bin/node node_modules/.bin/eslint static/js
	$(VENV)/bin/node node_modules/.bin/tsc

format: $(DEV) ## correct what the formatter can
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .

texts: $(DEV) ## take all texts from the sources; fail on what a catalogue lacks or holds in vain
	@$(PY) -m tools.texts

docs: $(DEV) ## write the generated documents anew
	@$(PY) -m tools.documents

routes: $(DEV) ## write who may use which address: tests/house/routes.csv
	@$(PY) -m tools.routes

# Locks name versions and hashes, never addresses, so that they serve every mirror.
lock: $(DEV) ## write all locks anew; needs a network
	$(PY) -m pip install --quiet $(UV)
	for name in requirements requirements-dev; do $(PY) -m uv pip compile --quiet --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit 1; done
	$(VENV)/bin/npm install --package-lock-only --ignore-scripts
	$(PY) -m graph.devserver.artifact_lock

clean: ## remove what was made in the checkout
	rm -rf $(VENV) node_modules static/vendor .pytest_cache .ruff_cache .hypothesis .import_linter_cache build mutants

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11"; exit 1; }

$(RUN) $(DEV): | python
	@echo "Installing Python packages: about 70 for running, 100 with the tools for testing; once, some minutes"
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --disable-pip-version-check --progress-bar off --no-compile --require-hashes \
		-r $(if $(filter $(DEV),$@),requirements-dev,requirements).txt
	@touch $@ $(if $(filter $(DEV),$@),$(RUN))

# Who only runs the application never fetches what checks its scripts.
$(SCRIPTS): | $(DEV)
	@$(PY) -m tracker assets
	$(VENV)/bin/npm ci --ignore-scripts --no-progress
	@touch $@
