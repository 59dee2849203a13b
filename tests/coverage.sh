#!/usr/bin/env bash
# Measures the branch coverage of the domain by its own tests and prints it per folder: branches taken, branches there are, percent.
# On demand, not part of run.sh. With a folder (tests/coverage.sh Safety) every branch not taken in it is listed as file:line.
set -eu
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT
dotnet test tests/IvClinic.Domain.Tests --collect "XPlat Code Coverage" --results-directory "$results" -v quiet >"$results/log" 2>&1 \
  || { cat "$results/log"; exit 1; }
report="$(find "$results" -name coverage.cobertura.xml | head -n 1)"

# One line per source line with branches: "Folder/Sub/File.cs LINE TAKEN ALL". The report names each twice, by method and by class.
awk '
  /<class / { match($0, /filename="[^"]*"/); file = substr($0, RSTART + 10, RLENGTH - 11); sub(/^.*IvClinic\.Domain\//, "", file) }
  /<line / && /condition-coverage/ {
    match($0, /number="[0-9]+"/); number = substr($0, RSTART + 8, RLENGTH - 9)
    match($0, /\([0-9]+\/[0-9]+\)/); split(substr($0, RSTART + 1, RLENGTH - 2), part, "/")
    print file, number, part[1], part[2]
  }' "$report" | sort -u >"$results/branches"

awk '
  { n = split($1, path, "/"); folder = path[1]; for (i = 2; i < n; i++) folder = folder "/" path[i]
    taken[folder] += $3; all[folder] += $4 }
  END { for (folder in all) printf "%-24s %5d of %5d  %5.1f %%\n", folder, taken[folder], all[folder], 100 * taken[folder] / all[folder] }
' "$results/branches" | sort

if [ $# -gt 0 ]; then awk -v under="$1/" 'index($1, under) == 1 && $3 < $4 { print $1 ":" $2 ": " $3 " of " $4 }' "$results/branches" | sort -t: -k1,1 -k2,2n; fi
