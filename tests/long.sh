#!/usr/bin/env bash
# The journey through weeks of two series, on a clock that is moved. Takes some minutes, so it is run on demand and not by tests/run.sh.
set -u
cd "$(dirname "$0")/.."
sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
if [ "$(uname)" = Linux ] && [ -z "$(find -L /usr/lib /usr/lib64 /usr/local/lib -maxdepth 3 -name libfaketimeMT.so.1 2>/dev/null)" ]; then
  echo "libfaketime is missing: installing it."
  if command -v apt-get >/dev/null; then
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends faketime >/dev/null
  elif command -v dnf >/dev/null; then $sudo dnf install -y -q libfaketime
  elif command -v apk >/dev/null; then $sudo apk add --quiet libfaketime
  fi
fi
IVCLINIC_LONG_TESTS=1 exec tests/run.sh --filter "FullyQualifiedName~SeriesJourney"
