#!/bin/sh
# Installs what `make test` and `make kernels` need beyond Go, make and git, and
# says what and why. Does nothing where it is all there.
set -eu

need=""
why() { # command, packages, reason
	if ! command -v "$1" >/dev/null 2>&1; then
		echo "needs $2: $3"
		need="$need $2"
	fi
}
why chromium "chromium" "the tests click through the real page in a real browser"
why firefox-esr "firefox-esr" "the page must work in more than one browser"
why node "nodejs" "drives Firefox"
why npm "npm" "gets what drives Firefox, and axe-core, which checks accessibility"
why clang-19 "clang-19" "compiles the SIMD kernels, to prove that the committed ones are theirs"
why wasm-ld-19 "lld-19" "links the SIMD kernels"
if [ ! -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ]; then
	echo "needs fonts-noto-cjk: half of the page is Chinese, and tests look at it"
	need="$need fonts-noto-cjk"
fi
[ -n "$need" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
	echo "No apt-get here. Please install:$need (Debian's names), then run this again." >&2
	exit 1
fi
sudo=""
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null 2>&1 || { echo "Please run as root: apt-get install$need" >&2; exit 1; }
	sudo=sudo
fi
$sudo apt-get update -q
# shellcheck disable=SC2086 # a list of packages
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $need
