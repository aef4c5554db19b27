"""What may be done to the catalogue: publish procedures, and change how one is carried out."""

from motcua.catalogue.operations import deciding, proposing
from motcua.catalogue.operations.publishing import publish

__all__ = ["deciding", "proposing", "publish"]
