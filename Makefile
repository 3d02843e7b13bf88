# make            the program with its data built in: .build/release/extract
# make run        the same, then one sample through it
# make test       everything that must hold: no warnings, formatting, data, tests
# make bench      speed, memory and growth against ICU and other programs, written into BENCHMARKS.md (a quarter of an hour on a quiet machine)
# make fuzz       random inputs for FUZZ_SECONDS (default 60), under the address sanitizer
# make test-threads   four jobs and one under the thread sanitizer: no two threads meet, the same bytes
# make test-growth    what ten times the text costs, for some seventy hostile texts, in instructions
# make test-spark the job of Samples/spark on a cluster of two workers on this machine
# make hostile    the same in seconds, with longer texts and all formats
# make install    program, manual page and completions to PREFIX (default /usr/local)
# make deb        a Debian package in .build
# `run` and `test` install the headers of ICU, libxml2, SQLite and zlib if they are missing.

SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c
PREFIX ?= /usr/local
SAMPLE ?= Samples/dien-dam.txt
# lld does not print what the C library thinks of Foundation, and can optimise across modules and into our C code while it links: short functions of one
# module that another asks in its loops are then no calls. Linking takes a minute for it; what has been made is kept in .build/lto.
SWIFT_FLAGS := -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --strip-debug \
  --experimental-lto-mode=thin -Xlinker --thinlto-cache-dir=$(CURDIR)/.build/lto
PROGRAM := .build/release/extract
# Gold that lies beside the project, where it does.
SHARED ?= ../shared
SHARED_GOLD := gold/dev-a gold/dev-b gold/seeds bkee/dev
IMAGE := Sources/CGazetteerImage/image.bin
EXTRAS := .build/extras
PYTHON := .build/venv/bin/python

# The compilers leave empty folders behind: not in the system's.
SWIFT_BUILD := mkdir -p .build/tmp && TMPDIR=$(CURDIR)/.build/tmp swift build

FUZZ_SECONDS ?= 60
THREADED := TSAN_OPTIONS=exitcode=66 .build-threads/debug/extract --no-progress --log-level error
FUZZ := .build-fuzz/release/fuzz
SPARK_PYTHON := .build/spark/bin/python

.PHONY: build run test bench fuzz test-threads test-growth test-spark hostile update-gold update-baselines check-tools check-test-tools check-growth-tools check-spark-tools extras install deb clean-deb clean

# The compiled data is made by the program itself and then built into it; the second build compiles one C file and links.
build: check-tools
	$(SWIFT_BUILD) $(SWIFT_FLAGS) --product extract
	$(PROGRAM) compile Gazetteers $(IMAGE).new
	@if cmp -s $(IMAGE).new $(IMAGE); then rm $(IMAGE).new; \
	  else mv $(IMAGE).new $(IMAGE) && touch Sources/CGazetteerImage/CGazetteerImage.c; fi
	$(SWIFT_BUILD) $(SWIFT_FLAGS) --product extract

run: build
	$(PROGRAM) $(SAMPLE)

test: check-tools check-test-tools
	@mkdir -p .build
	$(SWIFT_BUILD) --build-tests 2>&1 | tee .build/tests.log | grep -E 'error:|warning:|Build complete'
	@! grep -qE '(Sources|Tests)/.*(warning|error):' .build/tests.log
	swift format lint --strict --recursive Package.swift Sources Tests
	.build/debug/extract lint Gazetteers
	swift test --skip-build
	$(PYTHON) Tests/python/test_recipes.py .build/debug/extract
	$(PYTHON) Tests/python/test_viewer.py .build/debug/extract
	$(PYTHON) Tests/python/test_benchmarks.py .build/debug

# BENCH_FLAGS: see Benchmarks/run.py --help.
bench: build
	$(SWIFT_BUILD) $(SWIFT_FLAGS) --product floor
	$(SWIFT_BUILD) $(SWIFT_FLAGS) --product stages
	python3 Benchmarks/run.py --page BENCHMARKS.md $(BENCH_FLAGS)

# Random inputs through every reader and the whole pipeline, with libFuzzer and the address sanitizer; what was found stays in .build-fuzz. Compiled data
# is kept for good by design, which is no leak.
fuzz: check-tools
	export SUKIEN_FUZZ=1; $(SWIFT_BUILD) -c release --scratch-path .build-fuzz --sanitize fuzzer --sanitize address --product fuzz
	@mkdir -p .build-fuzz/corpus
	ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no $(FUZZ) -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=60 -rss_limit_mb=3000 -print_final_stats=1 \
	  -artifact_prefix=.build-fuzz/ .build-fuzz/corpus Tests/Fuzz/Corpus

# Many short articles make many batches. A race ends the program with 66.
test-threads: check-tools
	$(SWIFT_BUILD) --scratch-path .build-threads --sanitize thread --product extract 2>&1 | { grep -E 'error:|Build complete' || true; }
	@for i in {1..120}; do cat Samples/ban-tin.jsonl; done > .build-threads/articles.jsonl
	for jobs in 1 4; do $(THREADED) --jobs $$jobs --output .build-threads/$$jobs.jsonl .build-threads/articles.jsonl; done
	cmp .build-threads/1.jsonl .build-threads/4.jsonl

# Instructions are the same on every machine and under any load, where seconds are not.
test-growth: build check-growth-tools
	python3 Benchmarks/hostile.py $(PROGRAM) --count

test-spark: build check-spark-tools
	$(SPARK_PYTHON) Samples/spark/test_extract_job.py $(PROGRAM)

hostile: build
	python3 Benchmarks/hostile.py $(PROGRAM)

# Writes the gold and the README's example again; the run fails all the same, so that a run that recorded never passes.
update-gold:
	UPDATE_GOLD=1 swift test --filter GoldTests || true
	git diff --stat Samples README.md

# Writes down the figures of today on every gold file that is here; `git diff` then shows what moved.
update-baselines: build
	@for gold in Tests/GoldFiles/*.jsonl $(SHARED_GOLD:%=$(SHARED)/%.jsonl); do \
	  if [ -f $$gold ]; then \
	    name=$${gold%.jsonl}; name=$${name#$(SHARED)/gold/}; name=$${name#$(SHARED)/}; name=$${name#Tests/GoldFiles/}; \
	    $(PROGRAM) score $$gold --resamples 0 --baseline Tests/Baselines/$${name//\//-}.tsv --update; \
	  else echo "$$gold is not here: its figures stay as they are"; fi; done

check-tools:
	@pkg-config --exists icu-uc libxml-2.0 sqlite3 zlib || { \
	  [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -qq update; $$sudo apt-get -qq install -y libicu-dev libxml2-dev libsqlite3-dev zlib1g-dev pkg-config > /dev/null; }

# What only the tests need: a browser for the pages of `extract view`, and what the recipes use.
check-test-tools:
	@for tool in chromium jq sqlite3; do command -v $$tool > /dev/null || missing="$$missing $$tool"; done; \
	[ -z "$$missing" ] || { [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -qq update; $$sudo apt-get -qq install -y --no-install-recommends $$missing python3-venv > /dev/null; }
	@$(PYTHON) -c 'import duckdb, pandas, playwright' 2> /dev/null || { \
	  python3 -m venv .build/venv; .build/venv/bin/pip -q --disable-pip-version-check install duckdb==2.0.1 pandas==3.1.1 playwright==1.65.2; }

check-growth-tools:
	@command -v valgrind > /dev/null || { [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -qq update; $$sudo apt-get -qq install -y --no-install-recommends valgrind libc6-dbg > /dev/null; }

check-spark-tools:
	@command -v java > /dev/null || { [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -qq update; $$sudo apt-get -qq install -y --no-install-recommends default-jre-headless python3-venv > /dev/null; }
	@$(SPARK_PYTHON) -c 'import pyspark, pyarrow' 2> /dev/null || { \
	  python3 -m venv .build/spark; .build/spark/bin/pip -q --disable-pip-version-check install pyspark==4.3.0 pyarrow==26.0.1; }

# Manual page and completions are made by the program from its own description.
extras: build
	@mkdir -p $(EXTRAS)
	$(PROGRAM) manual > $(EXTRAS)/extract.1
	for shell in bash zsh fish; do $(PROGRAM) --generate-completion-script $$shell > $(EXTRAS)/extract.$$shell; done

install: extras
	install -D $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/extract
	install -D -m 644 $(EXTRAS)/extract.1 $(DESTDIR)$(PREFIX)/share/man/man1/extract.1
	install -D -m 644 $(EXTRAS)/extract.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/extract
	install -D -m 644 $(EXTRAS)/extract.zsh $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_extract
	install -D -m 644 $(EXTRAS)/extract.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/extract.fish

# Needed at run time are the shared libraries that the program is linked with; dpkg knows some below /usr, some below /.
deb: PREFIX := /usr
deb: DESTDIR := .build/deb
deb: clean-deb install
	install -D -m 644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/sukien/copyright
	install -D -m 644 Gazetteers/NOTICE.md $(DESTDIR)$(PREFIX)/share/doc/sukien/NOTICE.md
	mkdir -p .build/deb/DEBIAN
	depends=$$(ldd $(PROGRAM) | awk '/=> \// {print $$3}' | xargs -r realpath | sed 's|^/usr\(/.*\)|&\n\1|' | { xargs -r -n 1 dpkg -S 2> /dev/null || true; } \
	  | cut -d: -f1 | sort -u | paste -sd, | sed 's/,/, /g'); \
	printf 'Package: sukien\nVersion: %s\nArchitecture: %s\nMaintainer: SuKien <sukien@localhost>\nDepends: %s\nDescription: entities and events from Vietnamese news\n' \
	  "$$($(PROGRAM) --version)" "$$(dpkg --print-architecture)" "$$depends" > .build/deb/DEBIAN/control
	dpkg-deb --root-owner-group --build .build/deb .build

clean-deb:
	rm -rf .build/deb

clean:
	rm -rf .build $(IMAGE)
