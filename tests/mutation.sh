#!/usr/bin/env bash
# Mutation testing of the rules that decide about doses, folder by folder; on demand, not part of run.sh: a folder takes
# five to twenty minutes.
#   tests/mutation.sh                        Measures, Formulary and Safety, one after the other
#   tests/mutation.sh Safety/Rules Measures  only these folders of src/IvClinic.Domain
# Property tests are left out: they touch every line and would be run for every mutant. So are the texts of sentences.
# What survived stands in artifacts/mutation/FOLDER/reports/mutation-report.html. It mutates copies; the sources stay as they are.
set -eu
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ $# -gt 0 ] || set -- Measures Formulary Safety/Judging Safety/Rules

dotnet tool restore >/dev/null
root="$PWD"
cd tests/IvClinic.Domain.Tests
for folder in "$@"; do
  echo "== $folder"
  nice dotnet stryker --project IvClinic.Domain.csproj --mutate "**/$folder/**/*.cs" --concurrency "${IVCLINIC_MUTATION_CONCURRENCY:-2}" \
    --config-file "$root/tests/stryker.json" --output "$root/artifacts/mutation/${folder//\//-}" --skip-version-check \
    | grep -E "mutants will be tested|final mutation score|ERR"
done
