"""Run every bench, each in a process of its own so that memory is its own: python -m bench [name ...].

Drills kill processes, mount a small disk and take half an hour: they run only when they are named.
"""

import subprocess
import sys
from pathlib import Path

DRILLS = frozenset({"kills", "full_disks", "copies"})


def names() -> list[str]:
    """Return the modules that can be run: those with a main of their own."""
    files = sorted(Path(__file__).parent.glob("[a-z]*.py"))
    return [file.stem for file in files if 'if __name__ == "__main__":' in file.read_text("utf-8")]


def main(wanted: list[str]) -> int:
    known = names()
    if unknown := [name for name in wanted if name not in known]:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
        return 2
    commands = [[sys.executable, "-m", f"bench.{name}"] for name in wanted or sorted(set(known) - DRILLS)]
    return max(subprocess.run(command, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
