#!/bin/sh
# Fetch what the newest weekly link check of the main branch found: links.json, for the page on freshness.
# Usage: last_link_check.sh FOLDER. Needs the program gh and its GH_TOKEN. Where no result is found, the site says so.
set -eu
folder=$1
# Only the runs of this workflow count, and it never runs for a pull request: anybody can name an artifact "links".
runs=$(gh run list --workflow freshness.yml --branch "$GITHUB_REF_NAME" --status success --limit 5 --json databaseId --jq '.[].databaseId')
for run in $runs; do
  if gh run download "$run" --name links --dir "$folder" && [ -f "$folder/links.json" ]; then
    echo "The results are those of run $run."
    exit 0
  fi
done
echo 'No result of a link check was found.'
