"""The command line: `python hooks <command>`. Run it with --help for the list of commands."""

from __future__ import annotations

import gc
import os
import sys

_NOT_INSTALLED = """\
{name} is not installed for this Python ({python}).
Run "make setup" in the folder of the repository, and then: .venv/bin/python hooks …
"""

if __package__:  # run as `python -m hooks`, so that this folder is not where modules are looked for
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib takes longer
if sys.flags.optimize > 1:
    from environment import WITHOUT_TEXTS

    sys.exit(WITHOUT_TEXTS)
gc.disable()  # a short run that keeps everything it reads: collecting would only cost time
try:
    from cli import main  # half of the time of a short command, and Ctrl-C may come during it
    from cli.stdio import configure_stdio

    configure_stdio()
    status = main(sys.argv[1:])
except ModuleNotFoundError as error:
    sys.exit(_NOT_INSTALLED.format(name=error.name, python=sys.executable).rstrip())
except KeyboardInterrupt:
    sys.stderr.write("\nStopped.\n")
    status = 130  # as shells report Ctrl-C
gc.freeze()  # otherwise the exit of the process would traverse all objects
sys.exit(status)
