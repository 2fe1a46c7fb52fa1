"""The steps of a list in a play of four eyes: handed in, laid out, named, started, released, by whoever comes."""

import json
from uuid import uuid4

from graph.domain import policy
from graph.domain.policy import Action
from graph.domain.records.imports import Kind
from graph.store.imports import import_jobs
from tests.data.play import AGENCIES, PARENTS, Play
from tests.small_world import MOMENT, TODAY
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps, importing, laying_out
from tracker.actions.imports.import_running import Worker
from tracker.base.clock import Clock

_COPY = "Inovasi;Unit;Cara;Mulai;Jenis bukti;Nomor bukti;Tanggal bukti"


def hand_in_copies(play: Play, who: str, other: int) -> None:
    """Hand in one copy: of the own agency, or an official list that names the agency."""
    of = PARENTS[other % len(PARENTS)]
    parent = play.copy if of == "copy" else f"Inovasi {of.removeprefix('of-')}{play.mark}"
    header, row = _COPY, f"{parent};Dinas;Adaptasi;2024;SK;188/1;2024-02-01"
    if policy.may(play.actor(who), Action.IMPORT_ALL):
        header, row = f"Instansi;{header}", f"{play.id(AGENCIES[other // 5 % len(AGENCIES)])};{row}"
    _hand_in(play, who, Kind.REPLICATIONS, header, row)


def hand_in_innovations(play: Play, who: str, other: int) -> None:
    """Hand in two new innovations of neighbouring agencies, and one that changes what is published."""
    one, two = (play.id(AGENCIES[(other + step) % len(AGENCIES)]) for step in (0, 1))
    changed = f"Inovasi third{play.mark};{play.id('third')};Ringkasan baru"
    _hand_in(play, who, Kind.INNOVATIONS, "Nama;Instansi;Ringkasan", f"Satu;{one};A", f"Dua;{two};B", changed)


def _hand_in(play: Play, who: str, kind: Kind, *lines: str) -> None:
    upload = importing.HandedList(kind, "daftar.csv", "\n".join(lines).encode(), "Daftar")
    play.job = importing.hand_in(Context(play.graph, play.actor(who), MOMENT), upload, uuid4().hex)


def map_list(play: Play, who: str, _other: int) -> None:
    header = json.loads(import_jobs.by_id(play.graph, play.job or "").header or "[]")
    mapping = importing.columns.guess(Kind(import_jobs.by_id(play.graph, play.job or "").kind), header)
    laying_out.set_mapping(Context(play.graph, play.actor(who), MOMENT), play.job or "", mapping)


def name_list(play: Play, who: str, _other: int) -> None:
    import_steps.set_choices(Context(play.graph, play.actor(who), MOMENT), play.job or "", {})


def start_list(play: Play, who: str, _other: int) -> None:
    import_steps.start(Context(play.graph, play.actor(who), MOMENT), play.job or "")
    _work(play)


def release_list(play: Play, who: str, _other: int) -> None:
    import_steps.release(Context(play.graph, play.actor(who), MOMENT), play.job or "")
    _work(play)


def send_list_back(play: Play, who: str, _other: int) -> None:
    import_steps.send_back(Context(play.graph, play.actor(who), MOMENT), play.job or "", "Keliru")


def _work(play: Play) -> None:
    """Let the worker do what the step asked of it, and go on with the copy that came in by it."""
    import_running.run_next(Worker(play.graph, Clock(TODAY), "play"), only=play.job)
    for row in play.ids("MATCH (r:Replication {import_job: $job}) RETURN r.id AS id", job=play.job):
        play.record = play.record or row
