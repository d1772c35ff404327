"""The port of the local preview."""

import socket

from bot.start_error import StartError

HOST = "127.0.0.1"


def hold(port: int) -> socket.socket:
    """Take a port, so that nobody else does while the bot starts; closing it lets go.

    Args:
        port: its number; 0 for any that is free.

    Raises:
        StartError: it is taken.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        msg = f"Port {port} is taken: stop what uses it, or set PREVIEW_PORT to another (0: any)."
        raise StartError(msg) from error
