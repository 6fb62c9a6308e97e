# Two commands: make run, make test. See README.md.
PYTHON ?= python3
DEMO := data/demo
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
SCOPES := ORGAN BRANCH SUPERVISOR MEMBER

.PHONY: run test test-long check format lock catalogue docs clauses screenshots benchmarks clean

# The demo meeting, its reports, and JupyterLab; without a terminal it stops after the list.
run: .venv/made $(DEMO)/meeting.db
	@for scope in $(SCOPES); do $(BIN)/orglife export $(DEMO) --scope $$scope || exit; done
	@if [ -t 0 ] && [ -t 1 ] && [ -z "$$NO_LAB" ] && [ "$$CI" != true ]; then $(BIN)/orglife lab $(DEMO); fi

# Everything this machine can test in a quarter of an hour; what is skipped is named with its reason.
test: .venv/made
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not long" -rs -q
	@if command -v node >/dev/null; then node --test tests/views/forms/grid.test.mjs; \
	else echo "SKIPPED tests/views/forms/grid.test.mjs: no Node.js here"; fi

# What takes longer.
test-long: .venv/made
	$(BIN)/python -m pytest -n 2 --dist loadfile -m long -rs -q

# Format, lint, types, layers, notebooks without outputs, fast tests.
check: .venv/made
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/nbstripout --verify notebooks/*.ipynb
	$(BIN)/python -m pytest -n 2 --dist loadfile -q -m "not long and not browser and not slow"

format: .venv/made
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/nbstripout notebooks/*.ipynb

# The pins of every package for Linux, macOS and Windows; with its extra a pin holds for pip too.
lock:
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras --quiet -o requirements.lock

# The Chinese catalogue: new words are added and wait for their translation.
catalogue: .venv/made
	$(BIN)/python -m tests.project.catalogue

# The pages of docs/ that are made from the code.
docs: .venv/made
	$(BIN)/python -m tests.project.docs

# The clauses of the plan: where each is entered, its check, its output, its tests.
clauses: .venv/made
	@$(BIN)/python -m tests.project.clauses

# The pictures of the README, from the real thing.
screenshots: .venv/made
	$(BIN)/python -m tests.browser.screenshots

benchmarks: .venv/made
	for script in tests/benchmarks/bench_*.py; do $(BIN)/python $$script || exit; done

.venv/made: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "orglife_kit needs Python 3.11 or later; set PYTHON=")'
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEMO)/meeting.db: | .venv/made
	$(BIN)/orglife demo $(DEMO)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
