"""The command line: `python hooks <command>`. Run it without arguments for help."""

from __future__ import annotations

import sys

from clearinghouse_command import main

sys.exit(main(sys.argv[1:]))
