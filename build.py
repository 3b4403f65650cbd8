"""`python build.py` is `newsgen build`."""

import sys

from newsgen.cli import start

if __name__ == "__main__":
    start(["build", *sys.argv[1:]])
