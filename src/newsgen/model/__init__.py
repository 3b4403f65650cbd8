"""The records that stages hand to each other. All are frozen and picklable.

SourceFile -> Article -> EditionArticle -> Page -> Output: a stage takes one and returns the next.
What a record holds is metadata; the long text of an article travels beside it as a `Body`.
"""

from newsgen.model.article import (
    Article,
    Body,
    Correction,
    Credit,
    EditionArticle,
    Figure,
    Heading,
    Image,
    Link,
    Live,
    Provenance,
    Rights,
    RightsClass,
    Role,
    Script,
    SourceFile,
    Status,
)
from newsgen.model.attribution import Attribution
from newsgen.model.entry import ArticleEntry, EditionEntry
from newsgen.model.outline import AUTHORING, Labels, Outline, outline_of
from newsgen.model.page import (
    Output,
    Page,
    Term,
)
from newsgen.model.picture import Picture, PictureSize
from newsgen.model.record import Amount, Basis, Qualifier, Record, RecordKind, Stage, StageReached
from newsgen.model.registry import (
    EDITIONS,
    Author,
    Forms,
    Indexing,
    Licence,
    Name,
    Notices,
    Outlet,
    Region,
    Searching,
    Series,
    Source,
    Topic,
)

__all__ = [
    "AUTHORING",
    "EDITIONS",
    "Amount",
    "Article",
    "ArticleEntry",
    "Attribution",
    "Author",
    "Basis",
    "Body",
    "Correction",
    "Credit",
    "EditionArticle",
    "EditionEntry",
    "Figure",
    "Forms",
    "Heading",
    "Image",
    "Indexing",
    "Labels",
    "Licence",
    "Link",
    "Live",
    "Name",
    "Notices",
    "Outlet",
    "Outline",
    "Output",
    "Page",
    "Picture",
    "PictureSize",
    "Provenance",
    "Qualifier",
    "Record",
    "RecordKind",
    "Region",
    "Rights",
    "RightsClass",
    "Role",
    "Script",
    "Searching",
    "Series",
    "Source",
    "SourceFile",
    "Stage",
    "StageReached",
    "Status",
    "Term",
    "Topic",
    "outline_of",
]
