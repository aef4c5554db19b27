"""Who may plan, and what makes two previews the same. Pure."""

from motcua.changes.rules.digests import digest
from motcua.changes.rules.rights import decides, may_plan

__all__ = ["decides", "digest", "may_plan"]
