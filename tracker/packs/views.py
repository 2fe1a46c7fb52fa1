"""The blueprint of proof packs and certificates, with the views of its parts."""

from tracker.packs import certificates, packs
from tracker.packs.blueprint import bp

__all__ = ["bp", "certificates", "packs"]
