"""Tables of Markdown."""

from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the lines of a table."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines).replace("| --- ", "|---").replace("---| |", "---|")


def code(*words: str) -> str:
    """Return words as code, with commas between them."""
    return ", ".join(f"`{word}`" for word in words)
