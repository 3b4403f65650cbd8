"""What the modules of the generators share: settings in any notation, walking a site, values of settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from newsgen.encoding import Undecodable, decode
from newsgen.files import walk
from newsgen.readers.notations import Written, json_entries, toml_entries, yaml_entries
from newsgen.takeover.old_site import SiteInfo
from newsgen.yamlfile.write import Value

#: Suffixes of texts in Markdown.
MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_OTHER_TEXTS = (
    ".html",
    ".htm",
    ".rst",
    ".org",
    ".textile",
    ".adoc",
    ".asciidoc",
    ".ad",
    ".ipynb",
    ".pug",
    ".ejs",
)
_READERS: Mapping[str, Callable[[str], tuple[Written, ...] | None]] = {
    ".yml": yaml_entries,
    ".yaml": yaml_entries,
    ".toml": toml_entries,
    ".json": json_entries,
}
#: Folders that no generator publishes.
_NEVER = frozenset(("node_modules", "__pycache__", "vendor", "bower_components"))


def text_of_bytes(raw: bytes) -> str:
    """Return bytes as text with plain line ends: UTF-8 in any language, else an encoding of Chinese.

    Raises Undecodable where it is none of these.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(raw).text
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_any(file: Path) -> str:
    """Return a file's text, whatever its encoding; empty where it cannot be read."""
    try:
        return text_of_bytes(file.read_bytes())
    except (OSError, Undecodable):
        return ""


def read_settings_file(file: Path) -> dict[str, Value] | None:
    """Return the settings in a file of YAML, TOML or JSON, by their keys; None where it is none."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None or not file.is_file():
        return None
    entries = reader(read_any(file))
    return None if entries is None else {entry.key: entry.value for entry in entries}


def first_settings(root: Path, names: Iterable[str]) -> tuple[str, dict[str, Value]] | None:
    """Return the first of some files that is there, and its settings; None where none is to be read."""
    for name in names:
        if (found := read_settings_file(root / name)) is not None:
            return name, found
    return None


def files_below(root: Path, folder: str = "") -> Iterator[str]:
    """Give the files below a folder of a site, by their paths in the site, in order.

    Hidden files and what programs install are left out.
    """
    place = root / folder if folder else root
    prefix = f"{folder}/" if folder else ""
    yield from sorted(f"{prefix}{path}" for path, _ in walk(place, _is_hidden))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name in _NEVER


def text_of(settings: Mapping[str, Value], *keys: str) -> str:
    """Return the first of some settings that is a text and not empty."""
    for key in keys:
        value = settings.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def group(settings: Mapping[str, Value], key: str) -> Mapping[str, Value]:
    """Return a setting that has settings of its own; empty where it is none."""
    value = settings.get(key)
    return value if isinstance(value, Mapping) else {}


def words(value: Value | None) -> tuple[str, ...]:
    """Return a setting as a list of texts."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        return ()
    return tuple(str(each).strip() for each in value if isinstance(each, str) and each.strip())


def is_true(value: Value | None) -> bool:
    """Whether a setting says yes."""
    return isinstance(value, str) and value.strip().lower() in ("true", "yes", "on", "1")


def is_false(value: Value | None) -> bool:
    """Whether a setting says no."""
    return isinstance(value, str) and value.strip().lower() in ("false", "no", "off", "0")


def is_other_text(path: str) -> bool:
    """Whether a file is a text that the generators read too, in a language that we do not, by its name."""
    return PurePosixPath(path).suffix.lower() in _OTHER_TEXTS


def is_markdown(path: str) -> bool:
    """Whether a file is a text in Markdown, by its name."""
    return PurePosixPath(path).suffix.lower() in MARKDOWN


def about_site(
    root: Path,
    settings: Mapping[str, Value],
    *,
    title: Sequence[str] = ("title", "name"),
    description: Sequence[str] = ("description", "subtitle"),
    url: Sequence[str] = ("url",),
    base: str = "",
    timezone: str = "timezone",
) -> SiteInfo:
    """Return what a site says of itself, by the names that its generator has for it; `base` is that of the
    path below the address. A site without a title is called as its folder."""
    return SiteInfo(
        text_of(settings, *title) or root.resolve().name,
        text_of(settings, *description),
        _joined(text_of(settings, *url), text_of(settings, base)),
        text_of(settings, timezone),
    )


def _joined(url: str, path: str) -> str:
    """Return the address of a site: its `url`, and the `path` below it if the url has not got it yet."""
    url, path = url.rstrip("/"), path.strip("/")
    if not url.startswith(("http://", "https://")):
        return ""
    return f"{url}/{path}" if path and not url.endswith(f"/{path}") else url
