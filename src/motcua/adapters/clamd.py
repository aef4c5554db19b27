"""ClamAV's daemon over its local socket, by INSTREAM: the bytes travel in pieces, the answer is one line."""

from __future__ import annotations

import re
import socket
import struct

from motcua.documents.ports import Silent

PIECE = 64 * 1024
#: seconds; a person waits behind it
PATIENCE = 15.0
_FOUND = re.compile(rb"^stream: (.+) FOUND$")


class Clamd:
    """Implements documents.ports.Guard. place: path of the socket, or host:port."""

    def __init__(self, place: str) -> None:
        self.place = place

    def threat(self, data: bytes) -> str:
        """What clamd found in the bytes. A refusal for size, an error or silence is no answer."""
        try:
            with self._line() as line:
                line.sendall(b"zINSTREAM\0")
                for at in range(0, len(data), PIECE):
                    piece = data[at : at + PIECE]
                    line.sendall(struct.pack(">I", len(piece)) + piece)
                line.sendall(struct.pack(">I", 0))
                return _understood(_whole(line))
        except OSError as wrong:
            raise Silent(str(wrong)) from wrong

    def _line(self) -> socket.socket:
        host, colon, port = self.place.rpartition(":")
        if colon and port.isdigit():
            return socket.create_connection((host, int(port)), timeout=PATIENCE)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE)
        try:
            line.connect(self.place)
        except OSError:
            line.close()
            raise
        return line


def _whole(line: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096 and (piece := line.recv(4096)):
        answer += piece
    return answer.rstrip(b"\0\n")


def _understood(answer: bytes) -> str:
    if answer == b"stream: OK":
        return ""
    if found := _FOUND.match(answer):
        return found[1].decode("ascii", "replace")
    raise Silent(answer.decode("ascii", "replace"))
