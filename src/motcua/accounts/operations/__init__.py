"""What may be done to people and their way in. Who may do it is asked above, where posts are known."""

from motcua.accounts.operations.people import enrol, lock_out, set_password

__all__ = ["enrol", "lock_out", "set_password"]
