"""What the reading and the conversion of articles depend on, beside the articles."""

from __future__ import annotations

from msgspec.structs import replace

from newsgen.cache import Cache, decoded, digest, encoded
from newsgen.config import Config
from newsgen.hanzi import Spelled, spelled
from newsgen.library import Registries
from newsgen.model import Name


def typography_asked(config: Config) -> str:
    """Return what of the typography changes texts; emphasis is the style sheet's."""
    return repr(replace(config.typography, emphasis=""))


def fixed_names(registries: Registries) -> list[Name]:
    """Return all names that have fixed forms: those of sources have them too."""
    return [*registries.names, *(Name(source.name) for source in registries.sources.values())]


def spelled_names(registries: Registries, cache: Cache) -> tuple[bytes, Spelled]:
    """Return what `spelled` gives for the registered names, with its key in the cache, where it is then."""
    typed = sorted({form for name in fixed_names(registries) for form in name.forms.all()})
    key = digest(b"names", *(form.encode("utf-8", "surrogateescape") for form in typed))
    known = cache.get(key)
    if known is None:
        known = encoded(spelled(typed))
        cache.put([(key, known)])
        cache.commit()
    return key, decoded(known, dict[str, tuple[str, ...]])


def reading_digest(config: Config, registries: Registries) -> bytes:
    """Return a digest of all that `read_article` asks of the configuration and the registries."""
    asked = (
        str(config.timezone),
        config.editions,
        config.sections,
        config.pictures.decorative,
        config.embeds,
        config.pictures.undescribed,
        registries.source_labels,
        registries.region_labels,
        # Problems name what is near to a word that is not registered.
        [(source.id, source.name) for source in registries.sources.values()],
        [(region.id, region.name) for region in registries.regions.values()],
    )
    return digest(repr(asked).encode("utf-8", "surrogateescape"))


def converting_digest(config: Config, registries: Registries) -> bytes:
    """Return a digest of all that the conversion to editions asks of them."""
    asked = (
        config.editions,
        sorted(config.vocabulary),
        typography_asked(config),
        [(name.forms, name.kind) for name in registries.names],
        [(source.id, source.name, source.repair) for source in registries.sources.values()],
    )
    return digest(repr(asked).encode("utf-8", "surrogateescape"))
