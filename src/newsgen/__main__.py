"""`python -m newsgen` is `newsgen`."""

from newsgen.cli import start

start()
