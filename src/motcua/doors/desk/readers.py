"""Who may open a dossier at all, before the one filter says which: those who handle it, and those who check."""

from motcua.kernel.actor import Role

#: administrators look after the machine and the directory, not into people's matters
READERS = (Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK, Role.REFORM)
