"""Write SVG safely: every text and attribute is escaped here, so that no chart has to remember it."""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

STYLES = Path(__file__).parents[3] / "static" / "css"

made_up: ContextVar[str | None] = ContextVar("made_up", default=None)  # what pictures of invented data say of them
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML 1.0
_LOCAL_OR_WEB = re.compile(r"(/(?![/\\])|https?://|#|\?)")
_SHAPES = frozenset({"circle", "line", "path", "polyline", "rect"})

Attributes = Mapping[str, str | int | float | None]


def text(value: object) -> Markup:
    """Escape a value for SVG text or an attribute, without the characters that XML forbids."""
    return value if isinstance(value, Markup) else escape(_UNSAFE.sub("", str(value)))


def element(tag: str, attributes: Attributes, *children: str | Markup) -> Markup:
    """Return one element; attributes that are None are left out, numbers are written shortly.

    >>> element("text", {"x": 1.50, "class": None}, "<b>")
    Markup('<text x="1.5">&lt;b&gt;</text>')
    """
    written = "".join(f' {name}="{text(_short(v))}"' for name, v in attributes.items() if v is not None)
    inner = Markup("").join(text(child) for child in children)
    if tag in _SHAPES and not inner:
        return Markup(f"<{tag}{written}/>")
    return Markup(f"<{tag}{written}>{inner}</{tag}>")  # in HTML, <div/> would stay open


def group(attributes: Attributes, *children: str | Markup) -> Markup:
    """Return a <g> around its children."""
    return element("g", attributes, *children)


def link(href: str | None, attributes: Attributes, *children: str | Markup) -> Markup:
    """Wrap children in a link; an address that is neither local nor http(s) leaves them as a plain group."""
    if href and _LOCAL_OR_WEB.match(href):
        return element("a", {"href": href, **attributes}, *children)
    return group(attributes, *children)


def picture(
    name: str,
    title: str,
    description: str,
    *children: str | Markup,
    width: int | str,
    height: int,
    view_box: str | None = None,
    kind: str = "",
    standalone: bool = False,
    has_links: bool = False,
) -> Markup:
    """Return a whole picture with its accessible name and description.

    `name` makes the ids unique in the page. A picture with links is a group for assistive technology, since
    an img hides what is inside it. `standalone` embeds the colours, for a file that is opened alone. A picture of
    invented data says so, in a corner and in its description.
    """
    word = made_up.get()
    head = [
        element("title", {"id": f"{name}-title"}, title),
        element("desc", {"id": f"{name}-desc"}, f"{description} ({word})" if word else description),
    ]
    if standalone:
        paper = element("rect", {"class": "paper", "width": "100%", "height": "100%"})
        head += [element("style", {}, Markup(embedded_styles())), paper]
    attributes: dict[str, str | int | float | None] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": f"chart {kind}".strip(),
        "role": "group" if has_links else "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "width": width,
        "height": height,
        "viewBox": view_box,
    }
    return element("svg", attributes, *head, *children, *_said(word, view_box))


def _said(word: str | None, view_box: str | None) -> list[Markup]:
    if word is None:
        return []
    top = float(view_box.split()[1]) if view_box else 0.0
    return [element("text", {"class": "made-up", "x": "99%", "y": top + 14, "text-anchor": "end"}, f"* {word}")]


def scrolling(name: str, drawn: Markup) -> Markup:
    """Put a picture that has a least width into a box that scrolls, named as the picture is."""
    attributes: dict[str, str | int | float | None] = {
        "class": "chart-scroll",
        "role": "region",
        "tabindex": 0,
        "aria-labelledby": f"{name}-title",
    }
    return element("div", attributes, drawn)


@lru_cache(maxsize=1)
def embedded_styles() -> str:
    """Return charts.css with the values of base.css: drawing programs do not know var()."""
    tokens = (STYLES / "base.css").read_text(encoding="utf-8")
    values = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", tokens))
    css = re.sub(r"/\*.*?\*/", "", (STYLES / "charts.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    css = css.replace("<", "").replace("&", "")
    css = re.sub(r"var\((--[\w-]+)\)", lambda found: values[found.group(1)], css)
    return re.sub(r"\s+", " ", css).strip()


def _short(value: str | int | float | None) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
