"""One command of git, and why it failed in words that an editor understands."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from newsgen.problems import Explained, sentence

# What git, ssh and the hosts say, of which an editor can do something about; by the messages of git 2.39 and
# newer, OpenSSH 9, GitHub and GitLab. The first that fits is said.
_REASONS = (
    (
        r"not a git repository",
        sentence("this folder belongs to no repository of git; `git init` makes one"),
    ),
    (
        r"detected dubious ownership",
        sentence(
            "this folder belongs to another user of this computer; git wants to be told that it is safe: "
            "git config --global --add safe.directory FOLDER"
        ),
    ),
    (
        r"\.lock': File exists",
        sentence(
            "another program of git is at work in this folder, or one was stopped in the middle; try again "
            "in a minute, and if it stays so, delete the file that is named: {reason}"
        ),
    ),
    (
        r"Permission denied \(publickey|Host key verification failed",
        sentence(
            "the host does not know this computer's key: add your public key (~/.ssh/id_ed25519.pub; "
            "`ssh-keygen -t ed25519` makes one) to your account there, or use the https address"
        ),
    ),
    (
        r"Authentication failed|could not read (Username|Password)|terminal prompts disabled",
        sentence(
            "the host wants to know who you are: log in once, with `gh auth login` for GitHub or with a "
            "token in place of the password, then publish again"
        ),
    ),
    (
        r"Permission to .* denied|The requested URL returned error: 403|not allowed to push",
        sentence("your account may not write to this repository; whoever owns it has to let you in"),
    ),
    (
        r"protected branch|GH006|GH013",
        sentence("the host takes no changes to this branch directly; it wants a pull request: {reason}"),
    ),
    (
        r"GH001|exceeds .*file size limit|larger than .* MB",
        sentence("a file is larger than the host takes: {reason}"),
    ),
    (
        r"Repository not found|does not appear to be a git repository|returned error: 404",
        sentence("there is no such repository, or your account may not see it; is its address right?"),
    ),
    (
        r"refusing to merge unrelated histories",
        sentence(
            "the repository there holds something else already, which has nothing to do with this site; make "
            "an empty one, without a README or a licence, and send to that: git remote set-url origin ADDRESS"
        ),
    ),
    (
        r"Could not resolve host|Network is unreachable|Connection (timed out|refused)|Failed to connect",
        sentence("the host cannot be reached; is there a connection? What you have saved is kept"),
    ),
)


class GitFailed(Explained):
    """A command of git that failed; `said` is what it said."""

    said = ""


def run_git(
    folder: Path, *arguments: str, given: bytes = b"", asks: bool = False, highest_exit: int = 0
) -> bytes:
    """Return what a command of git prints, run in a folder; `given` is its input.

    Where git `asks`, it may ask at the terminal who the user is; else neither it nor what it starts has one.
    Raises GitFailed, with a reason for an editor, where git is not installed, or ends with an exit code above
    the highest that is no failure.
    """
    environment = os.environ | {
        "LC_ALL": "C",
        "GIT_EDITOR": "true",
    }  # its words are read, and no editor opens
    if not asks:
        environment["GIT_TERMINAL_PROMPT"] = "0"
        environment["SSH_ASKPASS_REQUIRE"] = "never"
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and what a user typed never begins an argument
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the editor uses
            input=given,
            env=environment,
            capture_output=True,
            check=False,
            start_new_session=not asks,
        )
    except FileNotFoundError as error:
        raise GitFailed("git is not installed") from error
    if not 0 <= done.returncode <= highest_exit:
        raise _failure((done.stderr or done.stdout).decode("utf-8", "replace").strip())
    return done.stdout


def _failure(said: str) -> GitFailed:
    why = next((why for pattern, why in _REASONS if re.search(pattern, said)), sentence("git: {reason}"))
    failed = GitFailed(why, reason=said)
    failed.said = said
    return failed
