"""The command line: `python hooks <command>`. Run it without arguments for help."""

from __future__ import annotations

import gc
import sys

from commands import main

gc.disable()  # one short run that keeps all it reads: collecting would only cost time
sys.exit(main(sys.argv[1:]))
