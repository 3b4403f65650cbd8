"""Pictures as telephones make them (HEIC), where the library that reads them is installed."""

from __future__ import annotations


def phone_formats() -> tuple[str, ...]:
    """Return the formats, as Pillow names them, that can be read here besides those that browsers show.

    HEIC needs `newsgen[heic]`. Libraries of its kind have had holes, so nothing but what an editor brings to
    the desk or imports is read by it: no build does.
    """
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        return ()
    register_heif_opener()
    return ("HEIF",)
