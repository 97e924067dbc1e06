#!/bin/sh
# Create a virtual environment, or repair a broken one, and install a lock file into it.
# Usage: install.sh PYTHON FOLDER LOCKFILE
set -eu
python=$1 folder=$2 lock=$3

say() { printf '%s\n' "$*" >&2; }

command -v "$python" >/dev/null 2>&1 || {
  say "Python is not installed: '$python' was not found. On Debian or Ubuntu: apt-get install python3 python3-venv"
  exit 1
}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  say "Python 3.11 or newer is needed; this is $("$python" --version 2>&1). Choose another one: make PYTHON=python3.12"
  exit 1
}
if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
  rm -rf "$folder"
  "$python" -c 'import ensurepip, venv' 2>/dev/null || {
    say "Python has no venv module here. On Debian or Ubuntu: apt-get install python3-venv"
    exit 1
  }
  "$python" -m venv "$folder"
fi
say "Installing $lock (once) …"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock" || {
  say "The packages could not be installed. See the message above; the network or a proxy is the usual cause."
  exit 1
}
