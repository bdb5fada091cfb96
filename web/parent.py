"""A worker ends with the server that started it, however that ended: one left over would hold the port."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading

from web.logs import log


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone; does nothing in one that nobody started so."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()  # a pipe that the system closes when the parent ends, also by `kill -9`
        log("server_gone", logging.ERROR, why="The server's first process was killed, so this worker ends too.")
        os._exit(1)

    threading.Thread(target=wait, name="wait-for-parent", daemon=True).start()
