"""Finished files -> the published folder, whole or not at all."""

from newsgen.publish.staging import OutputRefused, Staging

__all__ = ["OutputRefused", "Staging"]
