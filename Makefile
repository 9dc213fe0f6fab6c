# Breakeven. `make` alone lists the targets.
# `make run` needs only Go, make and git; `make test` installs what else it needs.

PORT ?= 8080
GO ?= go
CI_FLAG := $(if $(CI),BREAKEVEN_CI=1,)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
# Runs a js/wasm test binary in Chromium, with the SIMD kernels beside it.
# It is a program of this machine, hence without the GOOS that it is called with.
IN_CHROMIUM := env GOOS= GOARCH= $(GO) run breakeven/web/wasmtest
WASM_TESTED := ./wasm/simd
# Tests that start a browser and look at the clock: one after the other.
IN_BROWSER := web/site wasm/trainer web/pagetest

# Runs of `make model`: their seeds, the first of which goes into the page; how many
# steps and cases a set, if not as many as wasm/model has; where their files are.
MODEL_SEEDS ?= 1 2
MODEL_STEPS ?=
MODEL_CASES ?=
MODEL_FOLDER ?= .model
TRAINED ?= nn/lm/trained
SEEDS := $(addprefix seed-,$(MODEL_SEEDS))
COMPARED := $(addprefix compared-,zh en)
MODEL := GO=$(GO) node wasm/model/run.js $(MODEL_FOLDER)/model.wasm -folder $(MODEL_FOLDER)

# What npm brings to the page's tests: axe-core, and the driver of Firefox.
CHECKS := web/pagetest/tools

.PHONY: help run build test lint bench size screens kernels tools peers model $(SEEDS) $(COMPARED) clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run: build ## build the page and serve it at http://localhost:$(PORT)
	PORT=$(PORT) $(GO) run ./web serve

build: ## build the page into web/dist: copy that folder to any static host
	$(GO) run ./web build

test: tools build ## every test, the real page in real Chromium included
	$(CI_FLAG) $(GO) test -count=1 $$($(GO) list ./... | grep -v $(foreach p,$(IN_BROWSER),-e $(p)$$))
	$(CI_FLAG) $(GO) test -count=1 -timeout 85m -p 1 $(addprefix ./,$(IN_BROWSER))
	GOOS=js GOARCH=wasm $(CI_FLAG) $(GO) test -count=1 -exec="$(IN_CHROMIUM)" $(WASM_TESTED)
	GOOS=js GOARCH=wasm BREAKEVEN_KERNELS=none $(CI_FLAG) $(GO) test -count=1 -exec="$(IN_CHROMIUM)" ./wasm/webgpu

lint: ## formatting, vet (native and wasm), staticcheck, go.mod
	@bad=$$(gofmt -l app docs nn wasm web); test -z "$$bad" || { echo "not gofmt'd, so every later diff would be noisy: $$bad"; exit 1; }
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./app/... ./nn/... ./wasm/page ./wasm/stage ./wasm/tokens ./wasm/trainer ./wasm/model ./wasm/simd ./wasm/webgpu
	@$(GO) mod tidy -diff || { echo "go.mod or go.sum is not what the code needs: run go mod tidy"; exit 1; }
	@GOBIN=$(CURDIR)/.bin $(GO) install $(STATICCHECK)
	.bin/staticcheck ./nn/... ./docs/... ./web/... ./wasm/...
	GOOS=js GOARCH=wasm .bin/staticcheck ./app/... ./nn/... ./wasm/...

bench: tools peers build ## speed and accuracy against peers, in one browser; about 35 minutes
	$(GO) run ./web/bench
	GOOS=js GOARCH=wasm $(GO) test -run '^$$' -bench 'Tokens$$' -exec="$(IN_CHROMIUM)" ./wasm/simd

size: build ## brotli sizes against their budgets; fails when over
	$(GO) run ./web size

screens: tools build ## a picture of every state of the page, into .bin/screens; about 4 minutes
	$(GO) run ./web/screens

model: ## train the language model from nothing, under Node, one process a seed: hours; what was stopped goes on
	@command -v node >/dev/null || { echo "make model trains under Node: run make tools first"; exit 1; }
	mkdir -p $(MODEL_FOLDER) $(TRAINED)
	GOOS=js GOARCH=wasm $(GO) build -o $(MODEL_FOLDER)/model.wasm ./wasm/model
	@$(MAKE) -s -j $$(getconf _NPROCESSORS_ONLN) $(SEEDS)
	@$(MAKE) -s -j $$(getconf _NPROCESSORS_ONLN) $(COMPARED)
	for s in $(MODEL_SEEDS); do cp $(MODEL_FOLDER)/seed$$s.json $(TRAINED)/card$$s.json; done
	mv $(TRAINED)/card$(firstword $(MODEL_SEEDS)).json $(TRAINED)/card.json
	cp $(MODEL_FOLDER)/seed$(firstword $(MODEL_SEEDS)).safetensors $(TRAINED)/model.safetensors
	for l in zh en; do cp $(MODEL_FOLDER)/seed$(firstword $(MODEL_SEEDS)).$$l.json $(TRAINED)/comparison.$$l.json; done
	test $(TRAINED) != nn/lm/trained || $(GO) test ./nn/lm/pretrain -run 'Golden|Chapter' -write

$(SEEDS): seed-%:
	$(MODEL) -seed $* $(MODEL_STEPS:%=-steps %) $(MODEL_CASES:%=-cases %)

$(COMPARED): compared-%:
	$(MODEL) -seed $(firstword $(MODEL_SEEDS)) -compare -language $* $(MODEL_CASES:%=-cases %)

kernels: tools ## compile the SIMD kernels (clang-19) and write the two committed builds
	sh wasm/simd/kernel/build.sh

tools: ## install what tests need: Chromium and Firefox (the page), clang-19 and lld-19 (rebuild the kernels)
	@sh web/tools.sh
	@$(MAKE) -s $(CHECKS)/node_modules/.package-lock.json

$(CHECKS)/node_modules/.package-lock.json: $(CHECKS)/package-lock.json
	cd $(CHECKS) && npm ci --no-audit --no-fund

peers: ## install the JavaScript libraries that bench compares with (npm)
	cd web/bench/peers && npm ci --no-audit --no-fund

clean: ## delete what build and bench made
	rm -rf .bin web/dist web/bench/peers/node_modules $(CHECKS)/node_modules
