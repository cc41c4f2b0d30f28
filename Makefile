# make run = set up everything and start the application · make test = set up everything and check it.
# Without make, on Windows for instance: python -m tools.setup, then .venv\Scripts\python main.py

# The first of these that is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; \
	done)
IN_VENV := $(if $(filter Windows_NT,$(OS)),.venv/Scripts/python,.venv/bin/python)
LOCK := $(IN_VENV) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"
UPGRADE ?= --upgrade

.DEFAULT_GOAL := help
.PHONY: help setup setup-run run test check demo screens bench catalogues lock clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: found-python ## everything needed to work on the project, in .venv
	@$(PYTHON) -m tools.setup --dev

setup-run: found-python
	@$(PYTHON) -m tools.setup

.PHONY: found-python
found-python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found." >&2; exit 1; }

run: setup-run ## set up and start the application
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here: the demonstration runs without a window instead."; \
		QT_QPA_PLATFORM=offscreen $(IN_VENV) main.py demo build/demo && \
		echo "The network, the papers and the pictures of the screens lie in build/demo."; \
	else \
		$(IN_VENV) main.py; \
	fi

test: setup check ## set up and check everything

check: ## format, lint, types, import contracts, catalogues and tests
	@$(IN_VENV) -m tools.check

demo: setup-run ## a demonstration network, its papers and pictures, in build/demo
	@QT_QPA_PLATFORM=offscreen $(IN_VENV) main.py demo build/demo
	@echo "The network, the papers and the pictures of the screens lie in build/demo."

screens: demo ## pictures of every screen
	@find build/demo -name '*.png' | sort

bench: setup ## the speed and size budgets; make bench BENCH="letters --n 1000"
	@QT_QPA_PLATFORM=offscreen $(IN_VENV) -m benchmarks $(BENCH)

catalogues: setup ## bring the translations in step with the code
	@$(IN_VENV) -m tools.catalogues extract

lock: setup ## choose the newest versions that pyproject.toml allows (UPGRADE= keeps what is locked)
	@$(LOCK) $(UPGRADE) --output-file requirements.lock
	@$(LOCK) $(UPGRADE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	@git --no-pager diff --stat -- requirements.lock requirements-dev.lock

clean: ## remove what can be made again
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +
	@rm -f resources/translations/*.mo
	@echo "Clean."
