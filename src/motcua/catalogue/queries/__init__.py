"""Questions about procedures."""

from motcua.catalogue.queries.held import VersionView, all_on, version, version_on
from motcua.catalogue.queries.planned import Plan, plan

__all__ = ["Plan", "VersionView", "all_on", "plan", "version", "version_on"]
