#!/bin/sh
# Create the release of the newest dated section of CHANGELOG.md, and its tag if it does not exist yet.
# Usage: release.sh [TAG]. With a TAG, the newest version must be this one. Needs the program gh and its GH_TOKEN, and
# GITHUB_SHA, the commit to tag.
set -eu
tools=$(dirname "$0")
version=$(python3 "$tools/release_notes.py" version)
if [ "${1:-$version}" != "$version" ]; then
  echo "The tag is $1, but the newest section of CHANGELOG.md is $version. Nothing was released." >&2
  exit 1
fi
if gh release view "$version" --json tagName >/dev/null 2>&1; then
  echo "The release $version exists already. Nothing was changed." >&2
  exit 1
fi
notes=$(python3 "$tools/release_notes.py" notes "$version")
printf '%s\n' "$notes" |
  gh release create "$version" --target "$GITHUB_SHA" --title "$version" --notes-file -
