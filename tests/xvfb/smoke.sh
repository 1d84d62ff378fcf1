#!/usr/bin/env bash
# The real program in a real window on a virtual screen, with real X events: it opens, is typed into, clicked, and quits.
#   smoke.sh PROGRAM
# Exit status 77 (skipped, said loudly) without Xvfb, xdotool or ImageMagick.
set -euo pipefail
program=$1
for tool in Xvfb xdotool import compare; do
  command -v $tool >/dev/null || { echo "SKIPPED: the smoke test needs $tool (Debian: xvfb, xdotool, imagemagick)"; exit 77; }
done
out=$(mktemp -d)
fail() { echo "FAILED: $1"; sed 's/^/  stderr: /' "$out/stderr.txt"; exit 1; }
finish() {
  kill "${app:-}" "${screen:-}" 2>/dev/null || true
  rm -rf "$out"
}
trap finish EXIT

exec 3<>"$out/display"
# Without -noreset the server starts anew whenever its last client leaves, and turns away whoever comes meanwhile.
Xvfb -displayfd 3 -noreset -screen 0 1280x800x24 >/dev/null 2>&1 & screen=$!
for _ in $(seq 100); do [ -s "$out/display" ] && break; sleep .1; done
export DISPLAY=:$(cat "$out/display") LIBGL_ALWAYS_SOFTWARE=1
"$program" >"$out/stdout.txt" 2>"$out/stderr.txt" & app=$!

shot() { import -window root "$out/$1.png"; }
# How many pixels of a part of the screen differ between two pictures: differing A B GEOMETRY
differing() {
  local count
  count=$(compare -metric AE "$out/$1.png[$3]" "$out/$2.png[$3]" null: 2>&1) || true
  printf '%.0f' "${count%% *}"
}
# Waits until the pictures differ there by more than so many pixels: changed BEFORE NAME GEOMETRY PIXELS
changed() {
  for _ in $(seq 60); do
    shot "$2"
    [ "$(differing "$1" "$2" "$3")" -gt "$4" ] && return 0
    sleep .1
  done
  return 1
}
alive() { kill -0 $app 2>/dev/null || fail "the program ended by itself after $1"; }

arcs=900x200+92+110 all=1280x800+0+0
shot empty
for _ in $(seq 100); do xdotool search --name Headlight >/dev/null 2>&1 && break; sleep .1; done
xdotool search --name Headlight >/dev/null || fail "no window is called Headlight"
xdotool mousemove 1200 780
changed empty first $all 100000 || fail "the window stays empty"
sleep 1; shot first

xdotool key ctrl+t  # soft becomes tired
changed first tired $arcs 300 || fail "the arcs did not follow the changed word"
alive "Ctrl T"
xdotool type --delay 20 " It slept."
changed tired typed $arcs 1000 || fail "the arcs did not follow what was typed"
alive typing
xdotool mousemove 1245 33 click 1  # dark
changed typed dark $all 500000 || fail "a click on the theme button changed nothing"
xdotool key F1
changed dark keys 500x400+400+200 20000 || fail "F1 shows no list of keys"
xdotool key Escape key ctrl+2
changed keys compare $all 100000 || fail "Ctrl 2 does not show Compare"
alive "Ctrl 2"

xdotool key ctrl+q
for _ in $(seq 50); do
  kill -0 $app 2>/dev/null || break
  sleep .1
done
kill -0 $app 2>/dev/null && fail "Ctrl Q does not quit"
wait $app || fail "the program ended with status $?"
[ ! -s "$out/stderr.txt" ] || fail "the program wrote to stderr"
echo "the window opened, was typed into and clicked, and quit"
