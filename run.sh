#!/usr/bin/env bash
# Installs what is missing, builds in build/release, and opens the window.
#   ./run.sh [ARGUMENT…]   arguments go to the program (./run.sh attend --text "…" --format text)
#   ./run.sh --build       stops after building
# Without a display it draws the demo sentence off-screen to build/demo.png and prints its strongest links.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/.ci/packages.sh"
install_packages $build_packages

build_log="$here/build/build.log"
mkdir -p "$here/build"
if ! { cmake -S "$here" --preset release -DBUILD_TESTING=OFF && cmake --build "$here/build/release"; } >"$build_log" 2>&1; then
  grep -nE "error|Error" "$build_log" | head -n 20 >&2 || tail -n 20 "$build_log" >&2
  echo "The build failed; the whole log is in build/build.log." >&2
  exit 1
fi
[ "${1:-}" != --build ] || exit 0

headlight="$here/build/release/headlight"
if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  demo="The cat sat on the mat because it was soft."
  "$headlight" draw --text "$demo" --role coreference --view arcs -o "$here/build/demo.png"
  "$headlight" attend --text "$demo" --role coreference --words --format text
  echo "There is no display: the picture is in build/demo.png."
  exit 0
fi
exec "$headlight" "$@"
