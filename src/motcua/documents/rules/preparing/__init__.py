"""Makes one readable paper of what people hand in: photos turned, straightened, shrunk and bound as PDF/A; PDF
mended and stripped of scripts; Word text drawn. Runs in a process of its own with bounds (operations.bounded): bytes
from outside are opened nowhere else. Pure: bytes in, bytes out."""
