"""Read the tables in which spellings stand: a line for each name."""

from collections.abc import Mapping


def several(lines: str) -> Mapping[str, tuple[str, ...]]:
    """Read "key: spelling, spelling" line by line.

    >>> several("52: NTB\\n76.01: Mamuju Utara, Matra")
    {'52': ('NTB',), '76.01': ('Mamuju Utara', 'Matra')}
    """
    return {key: tuple(text.strip() for text in said.split(",")) for key, said in single(lines).items()}


def single(lines: str) -> Mapping[str, str]:
    """Read "key: meaning" line by line."""
    pairs = (line.partition(":") for line in lines.strip().splitlines())
    return {key.strip(): said.strip() for key, _, said in pairs}
