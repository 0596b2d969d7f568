"""Web addresses: the canonical form by which two links to one article are known to be the same, and a page's host.

Called by ingest, the feeds and the store's look-up by address. Pure; it fetches nothing.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# Parameters that name the way a reader came, never the article: campaign tags and click ids of the large platforms.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi"
    r"|hs\w*tracking|mkt_tok|vero_id|oly_\w+_id|s_cid|ncid|cmpid|cmp|cid_source|ocid|smid|smtyp|partner|ref|ref_src|ref_url"
    r"|referrer|source_ref|spm|ito|ftag|taid|__twitter_impression|amp|outputtype|at_\w+|xtor|sr_share|share|feature",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str | None) -> str | None:
    """The form of `url` under which an article is looked up; None for what is no web address.

    https and http are one; the host is lower case without "www.", a leading "m." or "amp."; default port, user,
    fragment, tracking parameters, an AMP suffix and the trailing slash go; other parameters stay, sorted.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or ("." not in host and host != "localhost"):
        return None
    if port is not None and port != _PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k))
    return urlunsplit(("https", _bare_host(host), _path(parts.path), urlencode(query), ""))


def host_of(url: str | None) -> str | None:
    """The host of `url` without "www.", as the name of an outlet that gives none; None for what is no web address."""
    canonical = canonical_url(url)
    return urlsplit(canonical).netloc if canonical else None


def _bare_host(host: str) -> str:
    for prefix in ("www.", "m.", "mobile.", "amp."):
        if host.startswith(prefix) and host.count(".") >= 2:
            host = host[len(prefix) :]
    return host


def _path(path: str) -> str:
    """The path with one spelling of escapes, without AMP's suffixes, double or trailing slashes."""
    clean = quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")
    clean = re.sub(r"/{2,}", "/", clean)
    clean = re.sub(r"(?:/amp/?|\.amp(?=\.html?$)|/index\.html?)$", "", clean) if clean.count("/") > 1 else clean
    return clean.rstrip("/")
