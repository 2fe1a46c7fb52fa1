"""Files that are dear to make: once, two at a time, whole or not at all, the oldest out."""

import gzip
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

import pytest

from tracker.base import made_files
from tracker.base.made_files import MadeFiles
from tracker.base.making import Bulkhead, Busy

LONG = 60  # seconds, on any machine


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


class Maker:
    """Writes one word, when it is let go; counts how often it was asked."""

    def __init__(self, word: bytes = b"word") -> None:
        self.word, self.times, self.go = word, 0, threading.Event()

    def __call__(self, file: BinaryIO) -> None:
        self.times += 1
        assert self.go.wait(LONG)
        file.write(self.word)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(16) as pool:
        yield pool


def read(files: MadeFiles, name: str, make: made_files.Make, **how: bool) -> bytes:
    with files.opened(name, make, **how) as file:
        return file.read()


def test_all_who_ask_at_once_share_one_file(tmp_path: Path, pool: ThreadPoolExecutor) -> None:
    files, make = MadeFiles(tmp_path / "made", Bulkhead(8)), Maker()

    asked = [pool.submit(read, files, "a", make) for _ in range(8)]
    until(lambda: make.times == 1)
    make.go.set()

    assert [one.result(LONG) for one in asked] == [b"word"] * 8
    assert read(files, "a", make) == b"word"
    assert make.times == 1


def test_two_are_made_at_a_time_and_who_waited_finds_it_made_later(
    tmp_path: Path, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_files, "WAIT_SECONDS", 0.2)
    files, makers = MadeFiles(tmp_path / "made", Bulkhead(4)), [Maker(b"%d" % number) for number in range(3)]
    first = [pool.submit(read, files, str(number), makers[number]) for number in range(2)]
    until(lambda: makers[0].times + makers[1].times == 2)

    with pytest.raises(Busy, match="being_made"):
        read(files, "2", makers[2])
    assert makers[2].times == 0

    for make in makers:
        make.go.set()
    assert [one.result(LONG) for one in first] == [b"0", b"1"]
    until(lambda: (tmp_path / "made" / "2").exists())
    assert read(files, "2", Maker()) == b"2"
    assert makers[2].times == 1


def test_who_comes_while_it_is_made_waits_for_a_while_only(
    tmp_path: Path, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_files, "WAIT_SECONDS", 0.2)
    files, make = MadeFiles(tmp_path / "made", Bulkhead(4)), Maker()
    first = pool.submit(read, files, "a", make)
    until(lambda: make.times == 1)

    with pytest.raises(Busy, match="being_made"):
        read(files, "a", make)

    make.go.set()
    assert first.result(LONG) == b"word"
    assert make.times == 1


def test_the_fifth_thread_is_told_at_once(tmp_path: Path, pool: ThreadPoolExecutor) -> None:
    bulkhead, make = Bulkhead(4), Maker()
    files = MadeFiles(tmp_path / "made", bulkhead)
    asked: list[Future[bytes]] = [pool.submit(read, files, "a", make) for _ in range(4)]
    until(lambda: bulkhead._free._value == 0)

    with pytest.raises(Busy, match="busy"):
        read(files, "b", Maker())

    make.go.set()
    assert [one.result(LONG) for one in asked] == [b"word"] * 4


def test_a_failure_reaches_who_waited_leaves_nothing_and_is_tried_again(tmp_path: Path) -> None:
    files, make = MadeFiles(tmp_path / "made", Bulkhead()), Maker()
    make.go.set()

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        read(files, "a", fail)
    assert list((tmp_path / "made").iterdir()) == []
    assert read(files, "a", make) == b"word"


def test_a_disk_that_takes_nothing_is_no_fault_of_the_reader(tmp_path: Path) -> None:
    files = MadeFiles(tmp_path / "made", Bulkhead())

    def fail(file: BinaryIO) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(Busy, match="file_not_kept"):
        read(files, "a", fail)


def test_files_are_their_owners_only_whatever_the_folder_was(tmp_path: Path) -> None:
    folder, make = tmp_path / "made", Maker()
    make.go.set()
    folder.mkdir(mode=0o777)
    before = os.umask(0)
    try:
        read(MadeFiles(folder, Bulkhead()), "a", make, pack=True)
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"a": 0o600, "a.gz": 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_packed_form_holds_the_same(tmp_path: Path) -> None:
    files, make = MadeFiles(tmp_path / "made", Bulkhead()), Maker(b"word" * 1000)
    make.go.set()

    packed = read(files, "a", make, packed=True, pack=True)

    assert gzip.decompress(packed) == read(files, "a", make) == b"word" * 1000
    assert len(packed) < 1000
    assert make.times == 1


@pytest.mark.parametrize("limits", [{"most_bytes": 25}, {"most_files": 2}])
def test_the_oldest_go_when_there_are_too_many(tmp_path: Path, limits: dict[str, int]) -> None:
    folder = tmp_path / "made"
    files = MadeFiles(folder, Bulkhead(), **limits)
    for number in range(4):
        make = Maker(b"x" * 10)
        make.go.set()
        read(files, f"file-{number}", make)
        os.utime(folder / f"file-{number}", (number + 1, number + 1))

    assert {path.name for path in folder.iterdir()} == {"file-2", "file-3"}


def test_a_file_that_went_is_made_again_and_one_left_half_by_a_kill_goes(tmp_path: Path) -> None:
    folder, make = tmp_path / "made", Maker()
    make.go.set()
    files = MadeFiles(folder, Bulkhead())
    read(files, "a", make)
    (folder / "b.0.part").write_bytes(b"half")
    os.utime(folder / "b.0.part", (1, 1))
    (folder / "a").unlink()

    assert read(files, "a", make) == b"word"
    assert [path.name for path in folder.iterdir()] == ["a"]
    assert make.times == 2


def test_a_disk_that_fills_up_keeps_none_but_the_one_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "made"
    files = MadeFiles(folder, Bulkhead())
    for number in range(3):
        if number == 2:
            monkeypatch.setattr(made_files, "SPARE_BYTES", 2**62)
        make = Maker()
        make.go.set()
        read(files, f"file-{number}", make)

    assert [path.name for path in folder.iterdir()] == ["file-2"]


def test_what_is_asked_for_stays_before_what_was_made_later(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    files = MadeFiles(folder, Bulkhead(), most_files=2)
    for number in (0, 1):
        make = Maker()
        make.go.set()
        read(files, f"file-{number}", make)
        os.utime(folder / f"file-{number}", (number + 1, number + 1))
    read(files, "file-0", Maker())
    make = Maker()
    make.go.set()
    read(files, "file-2", make)

    assert {path.name for path in folder.iterdir()} == {"file-0", "file-2"}
