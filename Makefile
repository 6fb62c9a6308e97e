# Two commands: make run, make test; start.py does both, also without make. See README.md.
PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras --quiet

.PHONY: run test test-long setup check format lock catalogue docs bundle-format clauses screenshots gallery benchmarks mutants clean

# The demo meeting, its reports, and JupyterLab; without a terminal it stops after the list.
run:
	@$(PYTHON) start.py run

# Everything this machine can test in a quarter of an hour; what is skipped is named with its reason.
test:
	@$(PYTHON) start.py test

# What takes longer.
test-long:
	@$(PYTHON) start.py test -m long

# What tests and checks need, in .venv.
setup:
	@$(PYTHON) start.py setup

# Format, lint, types, layers, notebooks without outputs, fast tests.
check: setup
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/nbstripout --verify notebooks/*.ipynb
	$(BIN)/python -m pytest -n 2 --dist loadfile -q -m "not long and not browser and not slow"

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/nbstripout notebooks/*.ipynb

# The pins of every package for Linux, macOS and Windows: the users', and with the same pins those of the tests.
# With its extra a pin holds for pip too.
lock: setup
	$(COMPILE) --extra build -o requirements.lock
	$(COMPILE) --extra build --extra dev --extra rollup --extra spark --constraint requirements.lock -o requirements-dev.lock

# The Chinese catalogue: new words are added and wait for their translation.
catalogue: setup
	$(BIN)/python -m tests.project.catalogue

# The pages of docs/ that are made from the code.
docs: setup
	$(BIN)/python -m tests.project.docs

# A new version of what a branch hands up, where the declared tables send up something else than the newest one.
bundle-format: setup
	$(BIN)/python -m tests.project.bundle_format

# The clauses of the plan: where each is entered, its check, its output, its tests.
clauses: setup
	@$(BIN)/python -m tests.project.clauses

# The pictures of the README, from the real thing.
screenshots: setup
	$(BIN)/python -m tests.browser.screenshots

# Every page of every paper on contact sheets in build/gallery; Word and Excel too where LibreOffice is installed.
# ONLY=en-small makes fewer.
gallery: setup
	$(BIN)/python -m tests.project.gallery

benchmarks: setup
	for script in tests/benchmarks/bench_*.py; do $(BIN)/python $$script || exit; done

# Whether the tests notice a changed rule or recount, on demand: all of it takes hours; ONLY='orglife_kit.verify.*' less.
mutants: setup
	$(BIN)/python -m mutmut run --max-children 2 $(if $(ONLY),'$(ONLY)')
	$(BIN)/python -m mutmut results

clean:
	rm -rf .venv build mutants dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
