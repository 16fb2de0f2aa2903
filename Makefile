# The commands of the project. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SYSTEM := libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2 poppler-utils chromium chromium-driver \
	postgresql strace faketime postfix softhsm2

.DEFAULT_GOAL := help
.PHONY: help setup fonts system demo test check fmt lint types arch docs golden generated messages bench faults lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with the locked packages and congvan itself

# Debian's python3 comes without venv; the lock names every package with its hashes and no host
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { apt-get update -qq && apt-get install -y -qq python3-venv; } >/dev/null
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/congvan doctor >/dev/null 2>&1 || $(MAKE) --no-print-directory fonts
	@touch $@

# PDFs need a face of the widths of Times New Roman; in Debian 12 fonts-liberation is too old for Vietnamese
fonts:
	@if command -v apt-get >/dev/null; \
	then { apt-get update -qq && { apt-get install -y -qq --no-install-recommends fonts-liberation2 \
	|| apt-get install -y -qq --no-install-recommends fonts-liberation; }; } >/dev/null 2>&1 || true; fi
	@$(BIN)/congvan doctor >/dev/null 2>&1 || echo "No font to print PDFs with was found: see congvan doctor" >&2

system: ## install what the tests need besides Python
	@if command -v soffice >/dev/null && command -v pdftotext >/dev/null && command -v chromium >/dev/null && command -v chromedriver >/dev/null && command -v strace >/dev/null && command -v faketime >/dev/null && [ -x /usr/sbin/postfix ] && command -v softhsm2-util >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && [ -d /usr/share/fonts/truetype/liberation2 ]; \
	then :; elif command -v apt-get >/dev/null; \
	then { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(SYSTEM); } >/dev/null; \
	else echo "Please install: $(SYSTEM)" >&2; exit 1; fi

demo: setup ## make the example office's letters in out/
	@$(BIN)/congvan render letters/trien-khai-nghi-quyet-20.yaml

test: setup system ## run all tests
	@$(BIN)/pytest

check: setup system fmt lint types arch test ## everything that CI asks for

fmt: setup ## is the code formatted? (FIX=1 formats it)
	@$(BIN)/ruff format $(if $(FIX),,--check) --quiet .

lint: setup ## ruff, every rule
	@$(BIN)/ruff check --quiet .

types: setup ## mypy, strict
	@$(BIN)/mypy --no-error-summary

arch: setup ## imports point down only
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache

golden: setup ## renew the golden files; read the difference like code
	@$(BIN)/pytest -q --golden tests/docx

generated: setup ## renew what is made from tables: template, schemas, widths, reference pages
	@$(BIN)/python scripts/make_template.py
	@$(BIN)/python scripts/make_schemas.py
	@$(BIN)/python scripts/make_advances.py
	@$(BIN)/python scripts/make_reference.py

messages: setup ## gather the sentences, bring the Vietnamese catalogue up to date, compile it
	@$(BIN)/python scripts/make_messages.py

bench: setup ## measure against the peers and write docs/performance.md
	@$(BIN)/python -m bench --write
	@$(BIN)/python -m bench.checking --write
	@$(BIN)/python -m bench.printing --write
	@$(BIN)/python -m bench.registering --write
	@$(BIN)/python -m bench.dispatching --write
	@$(BIN)/python -m bench.signing --write
	@$(BIN)/python -m bench.finding --write
	@$(BIN)/python -m bench.archiving --write

faults: setup system ## break issuing off at every point, and write docs/reliability.md (an hour)
	@$(BIN)/python -m tests.register.faults --write

lock: setup ## renew requirements.lock from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--group dev pyproject.toml --custom-compile-command "make lock" -o requirements.lock

clean: ## remove what the commands made
	@rm -rf $(VENV) out bench/work* bench/node_modules
