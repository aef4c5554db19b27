"""Questions about procedures."""

from motcua.catalogue.queries.counted import Counts, Cut, Cuts, counts, cuts, share_cut
from motcua.catalogue.queries.found import Hit, elsewhere, find
from motcua.catalogue.queries.held import VersionView, all_on, version, version_on, versions
from motcua.catalogue.queries.planned import Plan, plan, version_draft

__all__ = [
    "Counts",
    "Cut",
    "Cuts",
    "Hit",
    "Plan",
    "VersionView",
    "all_on",
    "counts",
    "cuts",
    "elsewhere",
    "find",
    "plan",
    "share_cut",
    "version",
    "version_draft",
    "version_on",
    "versions",
]
