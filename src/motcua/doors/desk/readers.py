"""Who may open a dossier or a register at all, before the one filter says which."""

from motcua.kernel.actor import Role

#: administrators look after the machine and the directory, not into people's matters
READERS = (Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK, Role.REFORM)
#: who keeps or checks the register of dossiers
KEEPERS = (Role.COUNTER, Role.HEAD, Role.CLERK, Role.REFORM)
