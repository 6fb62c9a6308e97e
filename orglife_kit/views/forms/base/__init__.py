"""What every form shares: fields, cards, rows and lists that are declared, and what happens around every act."""

from orglife_kit.views.forms.base.entries import Members
from orglife_kit.views.forms.base.fields import Answer, Field
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
from orglife_kit.views.forms.base.parts import Card, Holder, Row, Rows, Shown, is_seen, off, when
from orglife_kit.views.forms.base.written_files import WrittenFiles

__all__ = [
    "Answer",
    "Card",
    "Field",
    "Form",
    "Holder",
    "Members",
    "Row",
    "Rows",
    "Shown",
    "WrittenFiles",
    "chip",
    "folded",
    "follow_all",
    "forget_forms",
    "is_seen",
    "items",
    "marked",
    "off",
    "page_link",
    "paragraph",
    "table",
    "tiles",
    "title",
    "when",
]
