# Sourced by run.sh and test.sh: the Debian packages that Headlight needs, and a function that installs the missing ones.
build_packages="cmake ninja-build g++ pkg-config libimgui-dev libstb-dev libfreetype-dev libglfw3-dev libegl-dev libgl-dev
  libgl1-mesa-dri libegl-mesa0 python3-glad libeigen3-dev libdnnl-dev nlohmann-json3-dev libutf8proc-dev libpcre2-dev libcli11-dev
  fonts-inter fonts-jetbrains-mono"
test_packages="doctest-dev xvfb xauth xdotool imagemagick"
lint_packages="clang-format clang-tidy"
fuzz_packages="clang libclang-rt-dev libomp-dev"

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages NAME…: quick when nothing is missing; names the package that could not be installed.
install_packages() {
  local missing=() package as_root=()
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || { echo "Headlight needs the Debian packages ${missing[*]}, and there is no apt-get here." >&2; return 1; }
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  echo "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq || { echo "apt-get update failed; the packages ${missing[*]} are still missing." >&2; return 1; }
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && return 0
  for package in "${missing[@]}"; do
    is_installed "$package" ||
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null ||
      { echo "The Debian package $package could not be installed." >&2; return 1; }
  done
}
