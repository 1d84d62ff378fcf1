#!/usr/bin/env bash
# run.sh BUILD OPTION…: feeds broken files to every reader, with libFuzzer's options, e.g. -max_total_time=60 or
# -runs=1000000. What was found interesting stays in BUILD/corpus for the next time; what broke a reader is left in BUILD.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$1"
shift
cmake -P "$here/seeds.cmake" "$here/../golden" "$PWD/corpus"
for target in safetensors tokenizer config sentencepiece; do
  echo "== fuzzing: $target"
  tests/fuzz/fuzz_$target -timeout=20 -rss_limit_mb=2048 -detect_leaks=0 -verbosity=0 -print_final_stats=1 "$@" corpus/$target
done
