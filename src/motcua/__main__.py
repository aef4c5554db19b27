"""`python -m motcua`: the command, where its own name is not on the path."""

from motcua.doors.terminal.main import main

if __name__ == "__main__":
    main()
