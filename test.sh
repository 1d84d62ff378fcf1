#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test without a screen.
#   ./test.sh          everything, once in the release build and once under the address and undefined-behaviour sanitizers
#   ./test.sh --lint   also checks the formatting and runs clang-tidy
#   ./test.sh --long   also feeds broken files to every reader of checkpoints, a minute each
#   ./test.sh --fuzz OPTION…   only that, with these options of libFuzzer, e.g. -runs=1000000
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here"
source .ci/packages.sh
install_packages $build_packages $test_packages

build() { cmake --preset "$1" -DBUILD_TESTING=ON >/dev/null && cmake --build --preset "$1"; }

# Built by Clang under the same sanitizers; stops at the first input that breaks a reader.
fuzz() {
  install_packages $fuzz_packages
  build fuzz
  tests/fuzz/run.sh build/fuzz "$@"
}

if [ "${1:-}" = --fuzz ]; then
  shift
  fuzz "$@"
  exit
fi
echo "== include directions"
.ci/check_includes
if [ "${1:-}" = --lint ]; then
  install_packages $lint_packages
  echo "== formatting"
  git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run --Werror
  build release
  echo "== clang-tidy"
  git ls-files 'core/*.cpp' 'app/*.cpp' | xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p build/release
fi
echo "== release"
build release
ctest --preset release
echo "== address and undefined-behaviour sanitizers: core and driver tests"
build asan
ctest --preset asan
if [ "${1:-}" = --long ]; then fuzz -max_total_time=60; fi
