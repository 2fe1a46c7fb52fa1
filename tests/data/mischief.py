"""Requests that no page of ours would send: broken ids, queries, bodies, files and headers, from a seed."""

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

from tests.data import documents

Pairs = list[tuple[str, str | bytes]]
METHODS = ("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "BREW")
WORDS: tuple[str | bytes, ...] = (
    "", " ", "0", "-1", "1", "2024", "2024-02-30", "31-02-2024", "0000-00-00", "99999-01-01", "1e999", "NaN", "true",
    str(2**31), str(2**63), str(-(2**63) - 1), "9" * 400, "1.5", "٣", "²", "½", "0x10", "null", "[]", "{}",
    "\0", "a\0b", "\r\nSet-Cookie: x=1", "\x1b[31m", "\u202egnp", "\ufeff", "\u2028", "💥" * 40, "é" * 3_000,
    "a" * 70_000,
    "'", '"', "`", "\\", "%", "%00", "%s%n", "{0}", "${7*7}", "{{7*7}}", "<script>alert(1)</script>", "=1+1", "../../x",
    "..\\..", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http://[", "http://[::1", "file:///x",
    "*", "~", "+", "-", "&&", "||", "!", "(", ")", "AND", "NOT OR", 'name:"x', "a^9", "[a TO b]", "?", "/x/", "\\u0000",
    "' OR 1=1 //", "x'}) DETACH DELETE (n) //", "R-00000000", "R-0000000A", "33.14", "uptpk", "verified", "admin",
    b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\x80" * 50, b"\xf4\x90\x80\x80",
)  # fmt: skip
TYPES = (
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data",
    "multipart/form-data; boundary=", 'multipart/form-data; boundary="', "multipart/form-data; boundary=" + "b" * 300,
    "application/json", "application/xml", "text/plain", "application/octet-stream", "image/svg+xml", "/", "", "\u00ff",
)  # fmt: skip
HEADERS = {
    "HTTP_ORIGIN": ("null", "http://evil.example", "http://[", "http://localhost:bad", "\u00ff", ""),
    "HTTP_HOST": ("evil.example", "[", "a b", "localhost:99999", "x" * 300),
    "HTTP_REFERER": ("http://[", "\u00ff", "about:blank"),
    "HTTP_ACCEPT_LANGUAGE": ("xx-yy;q=9", ";;;", "\u00ff", "id;q=nan", "en" * 2_000),
    "HTTP_ACCEPT_ENCODING": ("gzip;q=x", "*;q=0", "gzip, gzip", "\u00ff"),
    "HTTP_RANGE": ("bytes=9-1", "bytes=-", "bytes=0-0,1-1,2-2", "x"),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Mon, 99 Foo 9999 99:99:99 GMT"),
    "HTTP_IF_NONE_MATCH": ('"', 'W/"x"', "*"),
    "HTTP_COOKIE": (
        "jejak-5000", "jejak-5000=", "jejak-5000=x.y.z", "jejak-5000=eyJfdX.x.y", "lang=\u00ff; lang=en", ";" * 500,
    ),
    "HTTP_X_FORWARDED_FOR": ("::::", "\u00ff", "1.2.3.4, x"),
    "HTTP_X_REQUESTED_WITH": ("\u00ff",),
    "HTTP_TRANSFER_ENCODING": ("chunked", "x"),
    "CONTENT_LENGTH": ("-1", "x", "9" * 30, ""),
    "HTTP_AUTHORIZATION": ("Basic x", "Bearer \u00ff"),
}  # fmt: skip
NAMES = (
    "berkas.pdf",
    "a.PNG",
    "x.xlsx",
    "x.docx",
    "y.csv",
    "z.exe",
    "",
    ".",
    "..",
    "a\0.pdf",
    "../../x.pdf",
    "n" * 5_000 + ".csv",
)
_FIELD = re.compile(r"<(?:input|select|textarea)[^>]*?\bname=\"([^\"]+)\"(?:[^>]*?\bvalue=\"([^\"]*)\")?")


@dataclass(frozen=True)
class Request:
    """One request, ready to be put to the application."""

    route: str
    environ: dict[str, Any]  # Any: WSGI's own dictionary

    def __str__(self) -> str:
        env = self.environ
        address = f"{env['PATH_INFO'][:200]!r}?{env['QUERY_STRING'][:200]}"
        return f"{env['REQUEST_METHOD']} {address} {env['CONTENT_TYPE']} {env['wsgi.input'].getvalue()[:300]!r}"


def fields_of(page: str) -> Pairs:
    """Return the fields of the forms of a page, with the values that they were shown with."""
    return [(name, value) for name, value in _FIELD.findall(page) if name not in {"csrf_token", "lang"}]


class Mischief:
    """Makes requests for routes: mostly a page's own form with a few fields spoilt, sometimes nothing but noise."""

    def __init__(self, seed: int, ids: Mapping[str, Sequence[str]], queries: Sequence[str]) -> None:
        self._draw = random.Random(seed)
        self._ids = ids
        self._any = [one for each in ids.values() for one in each]
        self._queries = list(queries)

    def one_of(self, fitting: Sequence[str], others: Sequence[str], often: float) -> str:
        """Return one that fits, this often, and otherwise any."""
        return self._draw.choice(fitting if fitting and self._draw.random() < often else others)

    def request(self, route: str, methods: Sequence[str], known: Pairs, cookie: str, token: str) -> Request:
        """Return one request for a route's pattern by someone with this cookie; mostly the token comes along."""
        draw = self._draw
        method = self.one_of(methods, METHODS, 0.85)
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: self._id(found[1]), route)
        body, kind = (
            (b"", "") if method in {"GET", "HEAD", "OPTIONS"} and draw.random() < 0.9 else self._body(known, token)
        )
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": self._query(),
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookie, "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": BytesIO(body), "wsgi.errors": BytesIO(),
            "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        }  # fmt: skip
        if draw.random() < 0.15:
            name = draw.choice(list(HEADERS))
            environ[name] = draw.choice(HEADERS[name])
        return Request(route, environ)

    def _id(self, name: str) -> str:
        """Return an id as WSGI hands it over (bytes, one letter each): mostly a real one, mostly of the right kind."""
        if self._draw.random() < 0.6:
            return self.one_of(self._ids.get(name, ()), self._any, 0.75)
        return _bytes(self._word()).decode("latin-1")[:6_000]

    def _word(self) -> str | bytes:
        draw = self._draw
        if draw.random() < 0.15:
            return "".join(chr(draw.randrange(1, 0xD7FF)) for _ in range(draw.randrange(1, 30)))
        return draw.choice(WORDS)

    def _query(self) -> str:
        draw, parts = self._draw, list[str]()
        for _ in range(draw.choice((0, 0, 1, 1, 2, 4))):
            name = draw.choice(self._queries) if draw.random() < 0.9 else _quoted(self._word())[:200]
            parts.append(f"{name}={_quoted(self._word())}")
        text = "&".join(parts)
        return text if draw.random() < 0.95 else f"{text}&%&=&&=%zz&{'a=1&' * 300}"

    def _body(self, known: Pairs, token: str) -> tuple[bytes, str]:
        draw = self._draw
        fields = self._spoilt(known)
        if draw.random() < 0.8:
            fields.append(("csrf_token", token))
        shape = draw.random()
        if shape < 0.6:
            return _urlencoded(fields), "application/x-www-form-urlencoded"
        if shape < 0.85:
            return self._multipart(fields)
        if shape < 0.93:
            return json.dumps({name: str(value) for name, value in fields}).encode(), draw.choice(TYPES)
        return draw.randbytes(draw.choice((0, 1, 40, 3_000))), draw.choice(TYPES)

    def _spoilt(self, known: Pairs) -> Pairs:
        draw, fields = self._draw, list(known)
        for _ in range(draw.choice((0, 1, 1, 2, 3, 6))):
            act = draw.random()
            if act < 0.6 and fields:
                place = draw.randrange(len(fields))
                fields[place] = (fields[place][0], self._word())
            elif act < 0.7 and fields:
                del fields[draw.randrange(len(fields))]
            elif act < 0.8 and fields:
                fields.append((draw.choice(fields)[0], self._word()))
            else:
                name = self._word()
                fields.append((name if isinstance(name, str) else "x", self._word()))
        return fields * draw.choice((1,) * 30 + (200,))

    def _multipart(self, fields: Pairs) -> tuple[bytes, str]:
        draw, out = self._draw, BytesIO()
        for name, value in fields[:300]:
            out.write(b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n' % _line(name))
            out.write(_bytes(value) + b"\r\n")
        file = self._file()
        head = b'--b\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n'
        out.write(head % (draw.choice((b"file", b"file", b"x", b"")), _line(draw.choice(NAMES)), b"application/pdf"))
        out.write(file + b"\r\n" + (b"--b--\r\n" if draw.random() < 0.9 else b""))
        body = out.getvalue()
        return (body if draw.random() < 0.9 else body[: draw.randrange(len(body))]), "multipart/form-data; boundary=b"

    def _file(self) -> bytes:
        draw = self._draw
        whole: Callable[[], bytes] = draw.choice(
            (documents.pdf, documents.png, documents.jpeg, documents.docx, documents.xlsx, lambda: b"a;b\n1;2\n", bytes)
        )
        data = bytearray(whole())
        for _ in range(draw.choice((0, 1, 10))):
            if data:
                data[draw.randrange(len(data))] = draw.randrange(256)
        return bytes(data[: draw.randrange(len(data) + 1)]) if draw.random() < 0.3 else bytes(data)


def _urlencoded(fields: Pairs) -> bytes:
    return urlencode([(name.encode("utf-8", "surrogatepass"), _bytes(value)) for name, value in fields]).encode()


def _quoted(word: str | bytes) -> str:
    return quote_from_bytes(_bytes(word))[:6_000]


def _bytes(word: str | bytes) -> bytes:
    return word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass")


def _line(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass").replace(b'"', b"%22").replace(b"\r", b"").replace(b"\n", b"")
