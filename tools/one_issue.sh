#!/bin/sh
# Keep one issue up to date: replace its body, open it if something is due, close it if nothing is.
# Usage: one_issue.sh FOLDER, with the files "body.md" and "state" in it. Needs the program gh and its GH_TOKEN.
# The issue is known by its label, which only maintainers can set.
set -eu
folder=$1
label=freshness
title='Freshness: what must be checked again'

state=$(cat "$folder/state")
case $state in
  due | 'nothing due') ;;
  *) echo "$folder/state: it contains neither \"due\" nor \"nothing due\". The issue was left unchanged." >&2; exit 1 ;;
esac
number=$(gh issue list --state all --label "$label" --limit 1 --json number --jq '.[].number')
if [ "$state" = due ]; then
  if [ -z "$number" ]; then
    gh label create "$label" --force --description 'The weekly report on old records and links' --color 0E8A16
    gh issue create --title "$title" --label "$label" --body-file "$folder/body.md"
  else
    gh issue edit "$number" --title "$title" --body-file "$folder/body.md"
    [ "$(gh issue view "$number" --json state --jq .state)" = OPEN ] || gh issue reopen "$number"
  fi
elif [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$folder/body.md"
  [ "$(gh issue view "$number" --json state --jq .state)" = CLOSED ] || gh issue close "$number"
fi
