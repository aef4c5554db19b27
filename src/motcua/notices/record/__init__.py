"""The outbox as sets of rows: taken under lock, written back at once. No transaction here waits for a carrier."""

from motcua.notices.record.claiming import Chooser, Taken, claim, owed_of, put_right
from motcua.notices.record.settling import Settled, settle
from motcua.notices.record.turns import turn

__all__ = ["Chooser", "Settled", "Taken", "claim", "owed_of", "put_right", "settle", "turn"]
