"""The records that stages hand to each other. All are frozen and picklable.

SourceFile -> Article -> EditionArticle -> Page -> Output: a stage takes one and returns the next.
What a record holds is metadata; the long text of an article travels beside it as a `Body`.
"""

from newsgen.model.article import (
    Article,
    Attribution,
    Body,
    Correction,
    EditionArticle,
    Heading,
    Image,
    Link,
    Rights,
    RightsClass,
    Script,
    SourceFile,
    Status,
)
from newsgen.model.page import (
    Output,
    Page,
    Term,
)
from newsgen.model.registry import (
    EDITIONS,
    Forms,
    Licence,
    Name,
    Region,
    Source,
)

__all__ = [
    "EDITIONS",
    "Article",
    "Attribution",
    "Body",
    "Correction",
    "EditionArticle",
    "Forms",
    "Heading",
    "Image",
    "Licence",
    "Link",
    "Name",
    "Output",
    "Page",
    "Region",
    "Rights",
    "RightsClass",
    "Script",
    "Source",
    "SourceFile",
    "Status",
    "Term",
]
