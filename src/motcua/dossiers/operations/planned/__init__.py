"""8. What planned changes do to many dossiers at once: the same facts, folds and chains as one act by one person."""

from motcua.dossiers.operations.planned.moving import Move, move, places_at
from motcua.dossiers.operations.planned.redating import Redate, redate
from motcua.dossiers.operations.planned.rehoming import Rehome, rehome

__all__ = ["Move", "Redate", "Rehome", "move", "places_at", "redate", "rehome"]
