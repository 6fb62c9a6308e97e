"""What every form shares: fields, cards, rows and lists that are declared, and what happens around every act."""

from orglife_kit.views.forms.base.entries import Members
from orglife_kit.views.forms.base.facts import Facts, entry_of
from orglife_kit.views.forms.base.fields import Answer, Field, clear
from orglife_kit.views.forms.base.form import Form, follow_all, forget_forms, marked
from orglife_kit.views.forms.base.markup import (
    chip,
    folded,
    items,
    page_link,
    paragraph,
    table,
    tiles,
    title,
)
from orglife_kit.views.forms.base.parts import (
    Card,
    Holder,
    Lacking,
    Line,
    Row,
    Rows,
    Shown,
    Words,
    is_seen,
    naming_of,
    off,
    when,
)
from orglife_kit.views.forms.base.written_files import WrittenFiles

__all__ = [
    "Answer",
    "Card",
    "Facts",
    "Field",
    "Form",
    "Holder",
    "Lacking",
    "Line",
    "Members",
    "Row",
    "Rows",
    "Shown",
    "Words",
    "WrittenFiles",
    "chip",
    "clear",
    "entry_of",
    "folded",
    "follow_all",
    "forget_forms",
    "is_seen",
    "items",
    "marked",
    "naming_of",
    "off",
    "page_link",
    "paragraph",
    "table",
    "tiles",
    "title",
    "when",
]
