# `make site` builds the sample newsroom into public/, `make test` runs the tests.
# Everything runs in .venv, which is made once, and renewed when pyproject.toml or the pins change. A build
# needs a tenth of what the tests need, so `make site` installs no more than that; `make test` adds the rest.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
INSTALLED_FOR_SITE := .venv/.installed-for-site
SITE := public/.newsgen-output
WORKERS := $(shell expr $$(nproc 2>/dev/null || echo 2) + 1) # one more than cores: tests wait for browsers and disks
# Files below folders, for make, which takes a blank in a name for the end of it.
files = $(shell find $(1) -type f -not -name '*.pyc' | sed 's/ /\\ /g')
SITE_INPUTS := newsgen.yaml build.py $(call files,content templates static src)

.PHONY: site test test-kills test-packages test-slow check format messages fields folding docs pictures serve bench clean

site: $(SITE)

$(SITE): $(INSTALLED_FOR_SITE) $(SITE_INPUTS)
	$(BIN)/python build.py

test: $(INSTALLED)
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not slow" --cov --cov-report= || { rm -f .coverage; exit 1; }

# Forty whole builds, killed at random moments; `make test` kills four.
test-kills: $(INSTALLED)
	$(BIN)/pytest -m slow tests/pipeline/test_killed_whole_builds.py

# The packages that others install, on each Python that is here. Asks PyPI for what they need.
test-packages: $(INSTALLED)
	$(BIN)/pytest -m slow tests/test_packages.py

test-slow: $(INSTALLED)
	$(BIN)/pytest -m slow

# What CI runs after the tests. Coverage is that of the last `make test`, if nothing has changed since.
check: $(INSTALLED) .coverage
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage report

.coverage: $(INSTALLED) $(call files,src tests templates static)
	$(MAKE) test

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What the program says: gathers new messages, and compiles the catalogue of each script.
messages: $(INSTALLED)
	$(BIN)/python tools/messages.py

# The tables of docs/fields.md.
fields: $(INSTALLED)
	$(BIN)/python tools/field_tables.py

# The characters that search takes for one, as the converter's tables have them.
folding: $(INSTALLED)
	$(BIN)/python tools/folding.py

# The manual in Chinese: a site of newsgen's own, in docs/site/public/. Whatever it has from the program is
# written into its pages first, and the README in Simplified Chinese of the one in Traditional Chinese.
docs: $(INSTALLED_FOR_SITE)
	$(BIN)/python tools/chinese_docs.py
	$(BIN)/newsgen build --site docs/site --output docs/site/public --strict

# The pictures of the manual and the READMEs.
pictures: $(INSTALLED)
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/desk_pictures.py

serve: $(INSTALLED_FOR_SITE)
	$(BIN)/newsgen serve

bench: $(INSTALLED)
	$(BIN)/python bench/hanzi/run.py
	$(BIN)/python bench/build.py
	$(BIN)/python bench/cluster.py

clean:
	rm -rf public .public.newsgen docs/site/public docs/site/.public.newsgen docs/site/.newsgen .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

INSTALL = test -x $(BIN)/python || $(PYTHON) -m venv .venv; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e

$(INSTALLED_FOR_SITE): pyproject.toml constraints.txt
	$(INSTALL) '.[cards]'
	@touch $@

# Whoever has everything has what a build needs too.
$(INSTALLED): pyproject.toml constraints.txt
	$(INSTALL) '.[dev]'
	@touch $(INSTALLED_FOR_SITE) $@
