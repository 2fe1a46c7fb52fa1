"""A file that came with a form: looked into, and not yet kept."""

from dataclasses import dataclass

from graph.store.evidence.evidence import NewFile
from tracker.actions.context import Context
from tracker.actions.idempotency import user_id
from tracker.uploads.storage import Folder, Upload


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file, the folder that will keep it, and how much its agency may keep, in bytes."""

    upload: Upload
    folder: Folder
    quota: int

    def of(self, proof_id: str, context: Context) -> NewFile:
        """Return the file as the graph names it at a proof."""
        one = self.upload
        return NewFile(proof_id, one.name, one.sha256, one.media_type, one.size, context.today, user_id(context.actor))
