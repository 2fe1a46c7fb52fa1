"""The blueprint of proof packs and certificates, with the views of its parts."""

from tracker.pages.packs import certificates, packs
from tracker.pages.packs.blueprint import bp

__all__ = ["bp", "certificates", "packs"]
