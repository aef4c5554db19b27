"""Questions about procedures."""

from motcua.catalogue.queries.bundled import BundleView, LinkedView, linked
from motcua.catalogue.queries.counted import Counts, Cut, Cuts, counts, cuts, share_cut
from motcua.catalogue.queries.found import Hit, elsewhere, find
from motcua.catalogue.queries.held import VersionView, all_on, version, version_on, versions
from motcua.catalogue.queries.planned import Plan, plan, version_draft
from motcua.catalogue.queries.proposed import (
    LocalView,
    ProposalView,
    held_for,
    locals_of,
    newest_for,
    problems,
    proposal,
    proposals,
    scopes,
)

__all__ = [
    "BundleView",
    "Counts",
    "Cut",
    "Cuts",
    "Hit",
    "LinkedView",
    "LocalView",
    "Plan",
    "ProposalView",
    "VersionView",
    "all_on",
    "counts",
    "cuts",
    "elsewhere",
    "find",
    "held_for",
    "linked",
    "locals_of",
    "newest_for",
    "plan",
    "problems",
    "proposal",
    "proposals",
    "scopes",
    "share_cut",
    "version",
    "version_draft",
    "version_on",
    "versions",
]
