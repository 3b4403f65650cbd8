"""Finished files -> the published folder, whole or not at all."""

from newsgen.publish.files import OutputRefused, copy_file, digest_of, digest_of_file, write_file
from newsgen.publish.staging import Staging
from newsgen.publish.trees import marked_id

__all__ = ["OutputRefused", "Staging", "copy_file", "digest_of", "digest_of_file", "marked_id", "write_file"]
