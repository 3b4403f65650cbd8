"""`-{ }-`, in which editors give each edition its own form: it is for a later stage, not for Markdown."""

from __future__ import annotations

#: From `-{` to `}-` within one paragraph, as MediaWiki's LanguageConverter has it; not nested, without code.
VARIANT = r"-\{(?:(?!-\{|\}-|\n\n)[^`]){1,2000}+\}-"
