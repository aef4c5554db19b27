"""What every unit of the demonstration stands on: the country's days off, and the catalogue of procedures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import resources

from django.utils import timezone

from motcua.calendars import operations as calendars
from motcua.catalogue import operations as catalogue
from motcua.catalogue import queries as procedures
from motcua.catalogue.terms import Announcement
from motcua.kernel.actor import SYSTEM

#: the earliest day any demonstration needs the catalogue for
SINCE = date(2019, 1, 1)


def lay(*, say: Callable[[str], None]) -> None:
    """Enter what is not there yet; again without effect."""
    years = calendars.install_national(by=SYSTEM, at=timezone.now())
    if years:
        say(f"Lịch nghỉ quốc gia: {years} năm / national days off: {years} years")
    raw = resources.files("motcua.catalogue").joinpath("data/procedures.json").read_bytes()
    plan = procedures.plan(raw, today=timezone.localdate(), valid_from=SINCE)
    unknown = {change.code for change in plan.new}
    drafts = [draft for draft in plan.drafts if draft.code in unknown]
    if plan.changed:  # dossiers were promised by what stands there: it is not rewritten behind them
        say(
            f"Danh mục: giữ nguyên {len(plan.changed)} thủ tục khác bản đi kèm; dựng lại: make demo-reset / "
            "catalogue kept as it is; anew: make demo-reset"
        )
    if drafts:
        done = catalogue.publish(
            drafts=drafts, announcement=Announcement(SINCE, "", None), by=SYSTEM, at=timezone.now()
        )
        say(f"Danh mục: {len(done.new)} phiên bản thủ tục / catalogue: {len(done.new)} versions of procedures")
