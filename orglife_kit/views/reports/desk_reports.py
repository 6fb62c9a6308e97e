"""What a supervisor's desk writes: a page for each branch, 登记 of its bundle, the roll-up with its pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.views.reports.files import PRINTED, USUAL, Files, shared_folder

if TYPE_CHECKING:
    import datetime

    from orglife_kit.bundle.reading import Bundle
    from orglife_kit.rollup.desk import Desk
    from orglife_kit.rollup.rolled_up import Rollup
    from orglife_kit.views.reports.model import Document
    from orglife_kit.views.reports.pages_of_branches import Made
    from orglife_kit.views.reports.rollup_charts import Pictures


def branch_pages(
    desk: Desk,
    *,
    formats: Sequence[str] = PRINTED,
    folder: Path | str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Made:
    """Write a page for each branch of a desk that has handed in; raises ``StorageError`` (``export_unwritable``)."""
    from orglife_kit.i18n import say
    from orglife_kit.views.reports.pages_of_branches import write_branch_pages

    standing = desk.standing()
    target = shared_folder(folder) / say("reports", "Pages of the branches")
    return write_branch_pages(
        standing.all_branches, target, formats=formats, passphrase=desk.passphrase, progress=progress
    )


def rollup_pictures(
    found: Rollup, listed: Sequence[str] = (), year: int | None = None, as_of: datetime.date | None = None
) -> Pictures:
    """Return what is there in the order of the list, 优秀 used against the limit, and what is due, as pictures.

    The first two are of ``year``, the last one that is collected unless given.
    """
    from orglife_kit.views.reports.rollup_charts import (
        Pictures,
        cap_picture,
        completeness_picture,
        due_picture,
    )

    drawn = (completeness_picture(found, listed, year), cap_picture(found, year), due_picture(found, as_of))
    return Pictures(drawn)


def rollup(
    found: Rollup,
    scope: str = "SUPERVISOR",
    *,
    as_of: str | datetime.date | None = None,
    formats: Sequence[str] = USUAL,
    folder: Path | str | None = None,
) -> Files:
    """Write the roll-up of many branches for the supervisor or for a wider circle (PUBLIC) and return the paths.

    What goes out to PUBLIC is kept beside the collected bundles. Raises ``RefusedError``: ``scope_unknown``,
    ``public_too_few``, ``public_difference``, ``rollup_empty``; ``InputError`` as ``found.totals``, and
    ``collection_busy`` while somebody else collects there or publishes.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.i18n import sentence
    from orglife_kit.rollup.collect.collection import locked
    from orglife_kit.rollup.public.kept import keep_published, published
    from orglife_kit.rollup.public.publication import public_year
    from orglife_kit.rules.publication.scopes import Scope
    from orglife_kit.views.reports.names import scope_in_name
    from orglife_kit.views.reports.pages.rolled_up import public_page, rollup_page
    from orglife_kit.views.reports.write import render_report, write_files

    known = (Scope.SUPERVISOR, Scope.PUBLIC)
    if Scope.named(scope) not in known:
        raise refuse("scope_unknown", scope=scope, known="、".join(known))
    told = found.totals(as_of)
    if not told["years"]:
        raise refuse("rollup_empty")
    target = shared_folder(folder)

    def stem_of(document: Document) -> str:
        return f"{document.title}-{scope_in_name(Scope.named(scope))}"

    if scope == Scope.SUPERVISOR:
        document = rollup_page(told, [(entry.file, sentence(entry.told)) for entry in found.set_aside()])
        return Files(write_files(target, stem_of(document), render_report(document, formats)))
    store, last = found.collection.folder, told["years"][-1]
    with locked(store):  # of two that go out at once the second is measured by the first
        year = public_year(last, published(store))
        document = public_page(year, last, told["as_of"])
        contents = render_report(document, formats)
        keep_published(store, year)
    return Files(write_files(target, stem_of(document), contents))


def bundle_registration_rows(
    bundle: Bundle, superior: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of 登记 of a branch that handed in, with ``superior`` as 上级意见.

    The rows are those of the branch, but that the id numbers are empty: no bundle has them.
    """
    from orglife_kit.views.reports.pages.registration_of_bundle import bundle_registration_texts

    return bundle_registration_texts(bundle, superior)
