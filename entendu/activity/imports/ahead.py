"""Reading ahead: the next chunk is read and converted while the last one is being stored."""

import gc
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_DONE = object()
READY = 1  # chunks waiting: one in the making, one waiting, one being stored


def ahead(chunks: Iterator) -> Iterator:
    """The same chunks in the same order, made in a thread of their own, at most two ahead."""
    waiting: queue.Queue = queue.Queue(READY)
    given_up = threading.Event()

    def put(item) -> None:
        while not given_up.is_set():
            try:
                return waiting.put(item, timeout=0.1)
            except queue.Full:
                continue
        return None

    def make() -> None:
        try:
            for chunk in chunks:
                put(chunk)
                if given_up.is_set():
                    return
            put(_DONE)
        except BaseException as error:  # noqa: BLE001 - handed to the reader, who raises it
            put(error)

    thread = threading.Thread(target=make, name="import-reader", daemon=True)
    thread.start()
    try:
        while (item := waiting.get()) is not _DONE:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        given_up.set()
        thread.join()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: it would walk a million live rows again and again.

    Rows are freed by their counts; what little has cycles waits until the file is read.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
