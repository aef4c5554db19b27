"""PDF signatures as the European profile PAdES has them, made and read with pyHanko.

Loading this package takes a second, so it is loaded when somebody first signs or checks, not with the web server.
"""

from motcua.documents.operations.pades.finishing import Finished, Withdrawn, finished, genuine
from motcua.documents.operations.pades.preparing import Prepared, prepared

__all__ = ["Finished", "Prepared", "Withdrawn", "finished", "genuine", "prepared"]
