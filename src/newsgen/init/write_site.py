"""The files of a new site -> its folder, whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from newsgen.init.new_site import NewSite
from newsgen.init.requirement import WHEELS
from newsgen.init.starter import starter_files
from newsgen.library import sound_settings
from newsgen.messages import translation
from newsgen.problems import Explained, reason_of
from newsgen.schema import SCHEMAS, read_registered, schema_text

#: What a folder may hold that is to become a site: that of a repository which has just been cloned.
_MAY_BE_THERE = {".git"}


class FolderRefused(Explained):
    """A folder that no site can be made in; nothing in it was touched."""


def check_folder(folder: Path) -> None:
    """Raise FolderRefused where a site cannot be made: only a new or an empty folder becomes one."""
    try:
        there = sorted({entry.name for entry in folder.iterdir()} - _MAY_BE_THERE)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise FolderRefused("{folder} is a file", folder=str(folder)) from None
    except OSError as error:
        raise _cannot_write(folder, error) from error
    if there:
        raise FolderRefused(
            "{folder} is not empty: it holds {names}",
            folder=str(folder),
            names="、".join(there[:3]) + ("…" if len(there) > 3 else ""),
        )


#: Adds files to a site that is not at its place yet, and returns their paths.
Fill = Callable[[Path], Iterable[str]]


def write_site(folder: Path, wanted: NewSite, today: date, fill: Fill = lambda _staged: ()) -> list[str]:
    """Write a new site into a folder that is new or empty; return the paths of its files.

    They are written elsewhere first, with what `fill` adds, and read as a build reads them. Raises
    FolderRefused where that cannot be, and BuildFailed with what is wrong in what was wanted; then nothing
    is left.
    """
    check_folder(folder)
    target = folder.absolute()
    is_new = not target.exists()
    staged = (target.parent if is_new else target) / f".newsgen-init-{secrets.token_hex(4)}"
    try:
        staged.mkdir(parents=True)
        paths = _write_files(staged, wanted, today, fill)
        if is_new:
            staged.rename(target)
        else:
            _move_up(staged)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return paths


def _write_files(staged: Path, wanted: NewSite, today: date, fill: Fill) -> list[str]:
    texts = starter_files(wanted, today)
    for path, text in texts.items():
        _write(staged / path, text)
    filled = set(fill(staged))
    if wheel := wanted.requirement.wheel:
        filled.add(f"{WHEELS}/{wheel.name}")
        (staged / WHEELS).mkdir()
        shutil.copyfile(wheel, staged / WHEELS / wheel.name)
    sound_settings(staged)
    known, _ = read_registered(staged)
    translate = translation("zh-Hans" if wanted.edition == "zh-Hans" else "zh-Hant").gettext
    for name in SCHEMAS:
        texts[f"schemas/{name}.schema.json"] = schema_text(name, known, translate)
        _write(staged / f"schemas/{name}.schema.json", texts[f"schemas/{name}.schema.json"])
    return sorted(filled.union(path for path in texts if (staged / path).exists()))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _move_up(staged: Path) -> None:
    """Move everything out of a folder to where the folder is; where that fails, nothing is left of it."""
    moved: list[Path] = []
    try:
        for entry in sorted(staged.iterdir()):
            moved.append(staged.parent / entry.name)
            entry.rename(moved[-1])
    except BaseException:
        for entry in moved:
            with suppress(OSError):
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise


def _cannot_write(folder: Path, error: OSError) -> FolderRefused:
    return FolderRefused("{folder} cannot be made: {reason}", folder=str(folder), reason=reason_of(error))
