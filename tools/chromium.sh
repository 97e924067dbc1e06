#!/bin/sh
# Make sure that there is a Chromium for the browser tests. In CI a missing browser is a failure; elsewhere the browser
# tests are then skipped, with a message. The headless shell is wanted first: it is the same engine without the windows
# of a desktop browser, and takes half the time to open a page.
set -eu
for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done
as_root=
[ "$(id -u)" = 0 ] || as_root='sudo -n'
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  echo "Installing Chromium for the browser tests …" >&2
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq >&2 || true
  for name in chromium-headless-shell chromium; do
    if $as_root apt-get install -y -qq "$name" >/dev/null; then exit 0; fi
  done
fi
echo "There is no Chromium for the browser tests. On Debian or Ubuntu: apt-get install chromium; or set CHROMIUM to a browser." >&2
[ "${CI:-}" != true ] || exit 1
