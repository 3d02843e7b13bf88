# make            the program with its data built in: .build/release/extract
# make run        the same, then one sample through it
# make test       everything that must hold: no warnings, formatting, data, tests
# make fuzz       random inputs for FUZZ_SECONDS (default 60)
# make install    to PREFIX (default /usr/local)
# `run` and `test` install the headers of ICU, libxml2 and zlib if they are missing.

SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c
PREFIX ?= /usr/local
SAMPLE ?= Samples/dien-dam.txt
# lld does not print what the C library thinks of Foundation.
SWIFT_FLAGS := -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --strip-debug
PROGRAM := .build/release/extract
# Gold that lies beside the project, where it does.
SHARED ?= ../shared
SHARED_GOLD := gold/dev-a gold/dev-b gold/seeds bkee/dev
IMAGE := Sources/CGazetteerImage/image.bin

FUZZ_SECONDS ?= 60
FUZZ := .build-fuzz/release/fuzz

.PHONY: build run test fuzz update-gold update-baselines check-tools install clean

# The compiled data is made by the program itself and then built into it; the second build compiles one C file and links.
build: check-tools
	swift build $(SWIFT_FLAGS) --product extract
	$(PROGRAM) compile Gazetteers $(IMAGE).new
	@if cmp -s $(IMAGE).new $(IMAGE); then rm $(IMAGE).new; \
	  else mv $(IMAGE).new $(IMAGE) && touch Sources/CGazetteerImage/CGazetteerImage.c; fi
	swift build $(SWIFT_FLAGS) --product extract

run: build
	$(PROGRAM) $(SAMPLE)

test: check-tools
	@mkdir -p .build
	swift build --build-tests 2>&1 | tee .build/tests.log | grep -E 'error:|warning:|Build complete'
	@! grep -qE '(Sources|Tests)/.*(warning|error):' .build/tests.log
	swift format lint --strict --recursive Package.swift Sources Tests
	.build/debug/extract lint Gazetteers
	swift test --skip-build

# Random inputs through every reader and the whole pipeline, with libFuzzer and the address sanitizer; what was found stays in .build-fuzz.
fuzz: check-tools
	SUKIEN_FUZZ=1 swift build -c release --scratch-path .build-fuzz --sanitize fuzzer --sanitize address --product fuzz
	@mkdir -p .build-fuzz/corpus
	SWIFT_BACKTRACE=enable=no $(FUZZ) -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
	  -artifact_prefix=.build-fuzz/ .build-fuzz/corpus Tests/Fuzz/Corpus

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
	@pkg-config --exists icu-uc libxml-2.0 zlib || { \
	  [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get -qq update; $$sudo apt-get -qq install -y libicu-dev libxml2-dev zlib1g-dev pkg-config > /dev/null; }

install: build
	install -D $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/extract

clean:
	rm -rf .build $(IMAGE)
