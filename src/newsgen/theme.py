"""Where the default theme lies: `templates/` and `static/`, one copy for checkout and wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def theme_folder(name: str) -> Path:
    """Return the theme's folder `templates` or `static`: from the wheel, else from the checkout."""
    packed = _PACKAGE / "default_theme" / name
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name
