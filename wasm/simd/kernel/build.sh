#!/bin/sh
# Compiles the kernels beside this script into two WebAssembly modules:
# simd128.wasm, and relaxed.wasm with fused multiply-add. Both are committed.
#
#	build.sh [folder]    writes there instead of beside the sources
#
# Needs clang-19 and wasm-ld-19 (Debian: clang-19, lld-19); another version may
# give other bytes. The linker is called directly: clang's driver would run
# whatever wasm-opt it finds.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here"

build() { # name, flags
	name=$1
	shift
	for c in *.c; do
		# Instructions in the order of the source: sorted by the compiler, loads come
		# first, more of them than V8 has registers, and sums wait in memory.
		clang-19 --target=wasm32 -std=c17 -O3 -ffreestanding -fno-math-errno -ffp-contract=off \
			-mllvm -pre-RA-sched=source -Wall -Wextra -Werror -msimd128 "$@" -c "$c" -o "$work/${c%.c}.o"
	done
	# No stack and no base for static data: a kernel that wanted either would
	# overwrite Go's memory, and the package's test fails.
	(cd "$work" && LC_ALL=C wasm-ld-19 --no-entry --import-memory=go,mem --strip-all -z stack-size=0 \
		--global-base=0 -o "$out/$name.wasm" *.o)
	rm "$work"/*.o
}
build simd128
build relaxed -mrelaxed-simd
