"""Commands: arguments in, problems out. The only package that prints or exits; a module a command."""

from newsgen.cli.process import start
from newsgen.cli.program import main

__all__ = ["main", "start"]
