"""A text that no one marked for translation is found on a page."""

from tests.factories.unmarked import OPEN, SHUT, unmarked, written


def test_text_without_a_mark_is_found() -> None:
    literal = min(text for text in written() if text.isalpha())

    assert unmarked(f"<p>{OPEN}Satu <b>{literal}</b>{SHUT}</p>") == set()
    assert unmarked(f"<p>{OPEN}Satu{SHUT} <b>{literal}</b></p>") == {literal}
    assert unmarked(f'<img alt="{literal}">') == {literal}
