"""A process as a standalone picture: steps from top to bottom, branches side by side, returns dashed at the side."""

from motcua.workflow.rules.drawing.picture import svg

__all__ = ["svg"]
