#!/usr/bin/env bash
# run.sh BUILD OPTION…: feeds broken files to every reader, as many at a time as there are processors, with libFuzzer's
# options, e.g. -max_total_time=60 or -runs=1000000. What was found interesting stays in BUILD/corpus for the next time;
# what broke a reader is left in BUILD, and BUILD/NAME.log tells the story.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$1"
shift
cmake -P "$here/seeds.cmake" "$here/../golden" "$PWD/corpus"

feed() {  # NAME OPTION…
  local name=$1
  shift
  if ! "tests/fuzz/fuzz_$name" -timeout=60 -rss_limit_mb=2048 -detect_leaks=0 -print_final_stats=1 "$@" "corpus/$name" \
    >"$name.log" 2>&1; then
    tail -n 40 "$name.log"
    echo "== fuzzing $name: BROKEN, see $PWD/$name.log"
    return 255
  fi
  echo "== fuzzing $name: $(grep -ah '^Done' "$name.log"), largest memory $(sed -n 's/stat::peak_rss_mb: *//p' "$name.log") MB"
}
export -f feed
printf '%s\n' tokenizer config safetensors sentencepiece | xargs -P "$(nproc)" -I{} bash -c 'feed {} "$@"' feed "$@"
