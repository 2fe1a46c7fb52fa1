"""Has the objects of a PDF looked through in a process of its own, so that no file harms this one."""

import atexit
import os
import selectors
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

_PROGRAM = Path(__file__).with_name("pdf_objects.py")
_CODES = {"fine": None, **{code: code for code in ("file_macro", "file_locked", "file_broken", "file_bomb")}}
_WAIT_SECONDS, _ANSWER_SECONDS = 10, 60  # the program itself ends a look after 5 s of work
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


class Looker:
    """One process that looks through one file after the other; it begins with the first and ends with ours."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def fault(self, data: bytes) -> str | None:
        """Return the code of what is wrong with a PDF, or None; ``file_unread`` when nobody could look."""
        if not self._lock.acquire(timeout=_WAIT_SECONDS):
            return "file_unread"
        try:
            for _ in range(2):  # somebody may have ended the process meanwhile
                with suppress(OSError):
                    answer = self._asked(data)
                    if answer in _CODES:
                        return _CODES[answer]
                self.close()
            return "file_unread"
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was not yet sent is of no use any more
                        pipe.close()

    def _asked(self, data: bytes) -> str:
        process = self._process or self._started()
        self._process = process
        if process.stdin is None or process.stdout is None:
            raise OSError("the program has no pipes")
        process.stdin.write(len(data).to_bytes(8, "big") + data)
        process.stdin.flush()
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            if not ready.select(_ANSWER_SECONDS):
                return ""
        return process.stdout.readline().decode("ascii", "replace").strip()

    def _started(self) -> subprocess.Popen[bytes]:
        """Start the program with nothing of ours: no settings, no secrets, no packages but the installed ones."""
        return subprocess.Popen(
            [sys.executable, "-I", str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=True,
        )


looker = Looker()
atexit.register(looker.close)
