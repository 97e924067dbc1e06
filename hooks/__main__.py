"""The command line: `python hooks <command>`. Run it without arguments for help."""

from __future__ import annotations

import gc
import sys

gc.disable()  # one short run that keeps all it reads: collecting would only cost time
try:
    from cli import main  # half of the time of a short command, and Ctrl-C may come in it
    from cli.stdio import configure_stdio

    configure_stdio()
    status = main(sys.argv[1:])
except KeyboardInterrupt:
    sys.stderr.write("\nStopped.\n")
    status = 130
gc.freeze()  # or the end of the process would look through all of it
sys.exit(status)
