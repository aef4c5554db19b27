"""Leaders and reform staff: approvals, figures, reports."""
