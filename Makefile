# Two targets do everything on a fresh machine: make run, make test.
SHELL := bash
GO    := go
TAGS  := migrated_fynedo
# What git says of this source, for --version; empty outside of a checkout.
DESCRIBED := $(shell [ -e .git ] && git describe --tags --match 'v*' --always --abbrev=7 --dirty 2>/dev/null)
BUILD := $(GO) build -tags $(TAGS) -trimpath -ldflags '-s -w -X main.described=$(DESCRIBED)'
TEST  := $(GO) test -tags $(TAGS)
# Tools have a module file of their own: the program's lists what the program needs.
TOOL  := $(GO) tool -modfile=.ci/tools/go.mod

.PHONY: run build test package check unit race smoke e2e e2e-windows crash faults soak fuzz bench gallery voice voice-pack licences setup setup-test clean

run: setup build ## build and open the window
	bin/uncoil

build:
	$(BUILD) -o bin/uncoil ./cmd/uncoil

test: setup-test check unit race smoke ## what must hold before every commit; make e2e is the rest

setup:
	@.ci/setup run

setup-test:
	@.ci/setup test

check: ## gofumpt, vet, staticcheck
	@out=$$($(TOOL) gofumpt -l cmd ui engine assets); \
	  if [ -n "$$out" ]; then echo "gofumpt: these files want formatting:"; echo "$$out"; exit 1; fi
	$(GO) vet -tags '$(TAGS),e2e,gauge,faults,wine' ./...
	$(GO) vet -tags '$(TAGS),nowindow' ./cmd/uncoil
	$(TOOL) staticcheck -tags '$(TAGS),e2e,gauge,faults,wine' ./...
	cd cmd/voice && $(GO) vet ./... && $(GO) test ./...

unit:
	$(TEST) ./...

# The packages where threads meet. Those of sound and the window's are slow, and
# belong to e2e; of the window, smoke sees the threads that a user meets.
RACED      := ./engine/session/... ./engine/practice ./engine/store/... ./engine/library ./ui/picture ./ui/waiting ./ui/terminal
RACED_SLOW := ./engine/audio ./cmd/uncoil ./ui

race: ## the packages where threads meet, with the race detector
	$(TEST) -race $(RACED)

smoke: ## one session in the real window, its sound recorded, with the race detector
	$(GO) test -tags '$(TAGS) e2e' -count=1 -timeout 10m -v -run '^TestASessionIsSeenAndHeard$$' ./cmd/uncoil/e2e

e2e: setup-test ## the real window with a real sound server, whole
	$(TEST) -race -timeout 30m $(RACED_SLOW)
	UNCOIL_WHOLE=1 $(TEST) -count=1 -timeout 30m ./engine/motion
	$(GO) test -tags '$(TAGS) e2e' -count=1 -timeout 40m -v ./cmd/uncoil/e2e

# How often the crash test kills the program; make e2e does so 20 times.
ROUNDS ?= 200

crash: ## kill -9 in a session, ROUNDS times, and go on
	ROUNDS=$(ROUNDS) $(GO) test -tags '$(TAGS) e2e' -count=1 -timeout 60m -v -run 'TestCrash' ./cmd/uncoil/e2e

faults: ## the program dies, or the system refuses, at every call that changes a file
	$(GO) test -tags '$(TAGS) faults' -count=1 -timeout 3h -v ./cmd/uncoil/faults

# How long one session of the soak test lasts; its report comes with -v.
SOAK ?= 60m

soak: setup-test ## one long session at real speed: memory, goroutines, cue times
	SOAK=$(SOAK) $(GO) test -tags '$(TAGS) e2e' -count=1 -timeout 3h -v -run 'TestSoak' ./cmd/uncoil/e2e

# How long all fuzz targets together look for files that break something.
FUZZTIME ?= 10m
FUZZES   := photo:FuzzTake photo/shrink:FuzzJPEG photo/shrink:FuzzPNG photo/icc:FuzzParse \
            catalog:FuzzCheck catalog:FuzzDecode catalog:FuzzFolder \
            bundle:FuzzRead bundle:FuzzEntries bundle:FuzzStageList bundle:FuzzRecover \
            store:FuzzOpen history:FuzzReadCSV history:FuzzReadJSON reminder:FuzzWriteICS sheet:FuzzRead

fuzz: ## hostile files of every kind, FUZZTIME=10m in all
	@each=$$(( $$(echo '$(FUZZTIME)' | sed 's/m$$/*60/; s/s$$//; s/h$$/*3600/') / $(words $(FUZZES)) )); \
	  for f in $(FUZZES); do \
	    $(TEST) -run '^$$' -fuzz "^$${f#*:}$$" -fuzztime $${each}s -fuzzminimizetime 2s ./engine/$${f%:*} || exit 1; \
	  done

bench: setup-test ## speed, as numbers and ratios
	$(TEST) -run '^$$' -bench . -benchmem ./engine/... ./ui/... ./cmd/...
	$(GO) test -tags '$(TAGS) e2e' -run '^$$' -bench . -benchtime 1x -timeout 20m ./cmd/uncoil/e2e

gallery: setup ## every card and screen with sample data
	$(GO) run -tags $(TAGS) ./cmd/gallery

voice: ## record the sentences that have no clip yet, with each voice
	cd cmd/voice && for voice in heart michael; do $(GO) run . -assets ../../assets -voice $$voice || exit 1; done

voice-pack: ## the program that says the user's own texts in the voice of the recordings
	cd cmd/voice && $(GO) run . -assets ../../assets -pack ../../dist

package: ## packages for Linux and Windows, into dist/; PARTS=linux makes some alone
	@.ci/setup package
	.ci/package/build $(PARTS)

e2e-windows: ## the Windows program under Wine
	@.ci/setup windows
	.ci/package/build windows
	$(GO) test -tags '$(TAGS) wine' -count=1 -timeout 20m -v ./cmd/uncoil/e2e/wine

licences: ## collect the licence texts of what is linked into the program
	$(GO) run ./cmd/licences

clean:
	rm -rf bin dist artifacts
