# Two commands: `make run` serves the application, `make test` runs every test. CONTRIBUTING.md names the rest.
# Needs Python 3.11 and make. PORT, WORLD, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, JEJAK_DATA change the defaults.
.DEFAULT_GOAL := run
.PHONY: run test coverage bench lint format lock clean python

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

run: $(RUN)
	@exec $(PY) -m tracker start

test: $(DEV)
	@$(PY) -m tracker assets
	@$(PY) -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

coverage: $(DEV)
	@$(PY) -m coverage run --branch --source=graph,tracker -m pytest $(ARGS)
	@$(PY) -m coverage report --skip-covered --show-missing

bench: $(DEV)
	@$(PY) -m bench $(ARGS)

lint: $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m pyright
	$(VENV)/bin/lint-imports

format: $(DEV)
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .

# Locks name versions and hashes, never addresses, so that they serve every mirror.
lock: $(DEV)
	$(PY) -m pip install --quiet $(UV)
	for name in requirements requirements-dev; do $(PY) -m uv pip compile --quiet --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit 1; done
	$(VENV)/bin/npm install --package-lock-only --ignore-scripts
	$(PY) -m graph.devserver.artifact_lock

clean:
	rm -rf $(VENV) node_modules static/vendor .pytest_cache .ruff_cache .hypothesis .import_linter_cache build

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3.11"; exit 1; }

$(RUN) $(DEV): | python
	@echo "Installing Python packages: about 70 for running, 100 with the tools for testing; once, some minutes"
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --disable-pip-version-check --progress-bar off --no-compile --require-hashes \
		-r $(if $(filter $(DEV),$@),requirements-dev,requirements).txt
	@touch $@ $(if $(filter $(DEV),$@),$(RUN))
