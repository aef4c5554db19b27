"""Questions about procedures."""

from motcua.catalogue.queries.found import Hit, elsewhere, find
from motcua.catalogue.queries.held import VersionView, all_on, version, version_on
from motcua.catalogue.queries.planned import Plan, plan, version_draft

__all__ = [
    "Hit",
    "Plan",
    "VersionView",
    "all_on",
    "elsewhere",
    "find",
    "plan",
    "version",
    "version_draft",
    "version_on",
]
