.DEFAULT_GOAL := help
MAVEN := ./mvnw
# the oldest that the gateway runs on
OLDEST_POSTGRES := 15.19.0
# one test of the gateway, with what it needs of the other modules
ONE_TEST := $(MAVEN) -q -pl gateway -am test -Dcheckstyle.skip \
  -Dsurefire.failIfNoSpecifiedTests=false

# the same of the adapters
ADAPTERS_TEST := $(MAVEN) -q -pl processor-adapters -am test -Dcheckstyle.skip \
  -Dsurefire.failIfNoSpecifiedTests=false

# what measures: the packaged gateway, in processes of its own; a charge in flight takes two file descriptors
BENCH := ulimit -n 65536 2>/dev/null || true; $(MAVEN) -pl gateway,bench -am verify -Dcheckstyle.skip -Dtest=NoSuchTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=BenchRun -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dbench.only=$(BENCH_ONLY) -Dbench.jvm='$(BENCH_JVM)'

# what uses the console in Chromium: against the packaged gateway, in a module that only its profile has
PACKAGED := $(MAVEN) -q -pl gateway -am package -DskipTests -Dcheckstyle.skip
BROWSER := $(MAVEN) -Pbrowser -pl browser verify

# how long the faults are: see FaultsRun
PAYMENTS ?= 10000
KILLS ?= 100
SEED ?= 20260101

.PHONY: help run test browser screenshots faults bench bench-quick bench-profile fmt diagram codes lint-openapi clean

help: ## Show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Start the gateway here, with a PostgreSQL and a simulator of its own
	$(MAVEN) spring-boot:run

test: ## Build, and check everything
	$(MAVEN) verify

test-postgres: ## The same on PostgreSQL 15, or on the server that ACQUIT_TEST_DATABASE_URL names
	$(if $(ACQUIT_TEST_DATABASE_URL),,.ci/with-postgres $(OLDEST_POSTGRES)) $(MAVEN) verify

browser: ## Use the console in Chromium (the package chromium, or CHROMIUM), and let axe look at each page
	$(PACKAGED)
	$(BROWSER)

screenshots: ## Make the pictures in docs/images anew, and one of every page in browser/target/scenes
	$(PACKAGED)
	$(BROWSER) -Dit.test=ScreenshotsRun

faults: ## Kill gateways and their database under load, and compare ledgers; PAYMENTS, KILLS, SEED
	$(MAVEN) -pl gateway -am verify -Dcheckstyle.skip -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test='FaultsRun' -Dfailsafe.failIfNoSpecifiedTests=false -Dfaults.gateways=3 -Dfaults.shops=24 \
	  -Dfaults.payments=$(PAYMENTS) -Dfaults.kills=$(KILLS) -Dfaults.seed=$(SEED)

bench: ## Measure everything against its target, into docs/performance.md; a quiet machine, half an hour; BENCH_ROWS
	$(BENCH) -Dbench.mode=full -Dbench.rows=$(or $(BENCH_ROWS),10000000)

bench-quick: ## The same with less of everything, in a few minutes, to the console alone
	$(BENCH) -Dbench.mode=quick -Dbench.rows=$(or $(BENCH_ROWS),200000)

bench-profile: ## What the gateway's time and memory go to while it charges; the recording stays in bench/target
	$(BENCH) -Dbench.mode=profile

fmt: ## Lay out every Java file with google-java-format
	$(ONE_TEST) -Dtest=FormatTest -Dacquit.format=apply

diagram: ## Redraw the diagram in ARCHITECTURE.md from the classes
	$(ONE_TEST) -Dtest=DiagramTest -Dacquit.diagram=apply

codes: ## Write the pages on processors from the tables of codes and from the adapters
	$(ADAPTERS_TEST) -Dtest=PagesTest -Dacquit.codes=apply

lint-openapi: ## Lint the API's document, as the gateway serves it
	$(ONE_TEST) -Dtest=DocumentFileTest
	.ci/lint-openapi

clean: ## Remove what the build made; data stays
	$(MAVEN) -q clean
