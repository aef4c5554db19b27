"""What may be done to people and their way in. Who may do it is asked above, where posts are known."""

from motcua.accounts.operations.people import change_password, enrol, let_in, lock_out, set_password
from motcua.accounts.operations.signing_in import sign_in

__all__ = ["change_password", "enrol", "let_in", "lock_out", "set_password", "sign_in"]
