"""Ask a site for pages all the while, each in a thread of its own, until the input ends; then tell the seconds of each.

A process of its own: a reader must not wait for its own Python.
"""

import http.client
import json
import sys
import threading
import time

REST = 0.1
NONE_CAME = 120.0  # seconds that an answer counts which was none, or an error


def ask(port: int, address: str) -> tuple[int, float]:
    """Return the status, 0 where none came, and the seconds."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=NONE_CAME)
    try:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - began
    except OSError:
        return 0, time.perf_counter() - began
    finally:
        connection.close()


def watch(port: str, *addresses: str) -> None:
    """Print a line when it begins, and at the end ``{address: [seconds, ...]}``."""
    ended, found = threading.Event(), {address: list[float]() for address in addresses}

    def keep_asking(address: str) -> None:
        while not ended.wait(REST):
            status, seconds = ask(int(port), address)
            found[address].append(seconds if status == 200 else NONE_CAME)

    watchers = [threading.Thread(target=keep_asking, args=(address,)) for address in addresses]
    for watcher in watchers:
        watcher.start()
    print("begun", flush=True)
    sys.stdin.read()
    ended.set()
    for watcher in watchers:
        watcher.join()
    print(json.dumps(found))
