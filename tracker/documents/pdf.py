"""Papers as PDF: typst sets what a template lays out; every word comes in as data and is never read as markup."""

import io
import json
import threading
from collections.abc import Mapping
from pathlib import Path

_ONE_AT_A_TIME = threading.Lock()  # one of 1,000 rows takes 170 MB
TEMPLATES = Path(__file__).parents[1] / "pages" / "packs"


def render(template: str, words: Mapping[str, object]) -> bytes:
    """Return the PDF of ``template`` with these words; they arrive as strings, whatever signs they hold.

    Only the fonts that typst itself brings are used, so the same words give the same pages on every machine.
    """
    import typst  # 40 MB that only papers need

    with _ONE_AT_A_TIME:
        return typst.compile(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        )


def qr(address: str) -> str:
    """Return a QR code as SVG text, dark on white, with the quiet edge that readers need."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=4, light="#ffffff")
    return drawn.getvalue().decode()
