"""The command line: `python hooks <command>`. Run it without arguments for help."""

from __future__ import annotations

import gc
import sys

from commands import main
from commands.streams import open_streams

open_streams()
gc.disable()  # one short run that keeps all it reads: collecting would only cost time
status = main(sys.argv[1:])
gc.freeze()  # or the end of the process would look through all of it
sys.exit(status)
