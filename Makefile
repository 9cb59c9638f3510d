# `make edition` shows the result, `make test` proves it. Paths are relative: the folder's own name
# may hold anything.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help edition test large lint validate bench pin clean fuzz

export PYTHON
in := .venv/bin/

help: ## print this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

edition: ## build the editions of source/ into public/ and show their state
	@sh .ci/environment
	@before=$$(sh .ci/fingerprint public); \
	$(in)ambos build && \
	if [ "$$before" != "$$(sh .ci/fingerprint public)" ]; then echo; $(in)ambos status; fi

test: ## run the whole test suite, installing the programs that it needs where it may
	@sh .ci/environment test
	@$(in)python tests/tools.py install
	@$(in)python -m pytest --quiet --numprocesses auto $(ARGUMENTS)

large: ## the tests that take minutes: lines of 50 MB through every command
	@sh .ci/environment test
	@$(in)python -m pytest --quiet -m large tests/laws $(ARGUMENTS)

fuzz: ## hold the formats to their laws over inputs that fuzzers make, for SECONDS (an hour)
	@sh .ci/environment test fuzz
	@$(in)python -m tests.fuzz $(or $(SECONDS),3600) $(ARGUMENTS)

lint: ## formatting, lint, types and the order of the rooms
	@sh .ci/environment lint test
	$(in)ruff format --check .
	$(in)ruff check .
	$(in)mypy
	$(in)lint-imports --no-logo

validate: ## the pages of source/ and of a generated site through every validator, some ten minutes
	@sh .ci/environment test
	@$(in)python tests/tools.py install
	@$(in)python -m tests.validate $(ARGUMENTS)

bench: ## run every benchmark; each writes its figures beside it
	@sh .ci/environment test bench
	@$(in)python -m compileall -q i18n
	@for script in benchmarks/[a-z]*.py; do echo "$$script"; $(in)python "$$script" || exit; done

pin: ## write constraints.txt anew with the newest versions that fit
	@sh .ci/pin

clean: ## remove what make made: .venv, .tools, .ambos, public and caches
	rm -rf .venv .tools .ambos public build dist .pytest_cache .mypy_cache .ruff_cache
	rm -rf .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
