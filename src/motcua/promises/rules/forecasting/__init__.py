"""How likely a dossier is finished by its date, and on which day: what finished ones still needed, counted.

Of the dossiers that were finished, those count that were in the same step after just as much time; so many of them
needed more than is left. Nothing else is known, nothing is fitted, and a sentence says it all.
"""
