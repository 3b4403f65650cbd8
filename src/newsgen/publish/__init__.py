"""Finished files -> the published folder, whole or not at all."""

from newsgen.publish.files import (
    OutputRefused,
    copy_file,
    digest_of,
    digest_of_file,
    hex_digest,
    lengths_in,
    write_file,
)
from newsgen.publish.minify import minified
from newsgen.publish.published import Published, published_in
from newsgen.publish.site_manifest import (
    MANIFEST_JSON,
    MadeFile,
    SiteManifest,
    encode_manifest,
    file_lines,
    lines_in,
    origin,
    revised_lines,
)
from newsgen.publish.size import Size, size_of
from newsgen.publish.staging import Staging
from newsgen.publish.trees import marked_id

__all__ = [
    "MANIFEST_JSON",
    "MadeFile",
    "OutputRefused",
    "Published",
    "SiteManifest",
    "Size",
    "Staging",
    "copy_file",
    "digest_of",
    "digest_of_file",
    "encode_manifest",
    "file_lines",
    "hex_digest",
    "lengths_in",
    "lines_in",
    "marked_id",
    "minified",
    "origin",
    "published_in",
    "revised_lines",
    "size_of",
    "write_file",
]
