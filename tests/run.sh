#!/usr/bin/env bash
# Installs what the tests need where it is missing, runs all of them, and ends with "N passed, N failed".
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

find_chromium() {
  for candidate in "${IVCLINIC_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" && return 0
  done
  return 1
}

sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
if ! find_chromium >/dev/null; then
  echo "Chromium is missing: installing it for the browser tests."
  if command -v apt-get >/dev/null; then
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  elif command -v dnf >/dev/null; then $sudo dnf install -y -q chromium
  elif command -v apk >/dev/null; then $sudo apk add --quiet chromium ttf-dejavu
  elif command -v brew >/dev/null; then brew install --cask chromium
  fi
fi
IVCLINIC_CHROMIUM="$(find_chromium)" || { echo "No Chromium could be installed; set IVCLINIC_CHROMIUM to one."; echo "0 passed, 1 failed"; exit 1; }
export IVCLINIC_CHROMIUM

log="$(mktemp)"
unrun="$(mktemp)"
export IVCLINIC_UNRUN_TESTS="$unrun"
trap 'rm -f "$log" "$unrun"' EXIT

dotnet build IvClinic.sln || { echo "0 passed, 1 failed"; exit 1; }
# One project after the other: the browser tests want the machine for themselves.
dotnet test IvClinic.sln --no-build -m:1 "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}

if [ -s "$unrun" ]; then echo "Not run, because of what stands in brackets:"; sort -u "$unrun"; fi
awk '/^(Passed|Failed)!/ { for (i = 1; i < NF; i++) { if ($i == "Failed:") f += $(i+1); if ($i == "Passed:") p += $(i+1) } }
     END { printf "%d passed, %d failed\n", p, f }' "$log"
exit "$code"
