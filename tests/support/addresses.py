"""Web addresses that a record can have, and those that it cannot have, with a word of the reason."""

from __future__ import annotations

ADDRESSES = (
    "https://fund.example/",
    "https://FUND.example:8443/a?b=c#d",
    "https://bücher.example/",
    "https://xn--bcher-kva.example/",
    "https://министерство.рф/",
    "https://वातावरण.भारत/",
    "https://my_fund.example/a_(b)",
    "https://fund.xn--p1ai",
    "https://1.example/%20",
    "https://fund.example./",
)
NO_ADDRESSES = {
    "fund.example": "begin with https://",
    "www.fund.example/a": "begin with https://",
    "//fund.example/": "begin with https://",
    "jane@fund.example": "begin with https://",
    "javascript:alert(1)": "begin with https://",
    "https://localhost/": "host",
    "https://fund/": "host",
    "https://127.0.0.1/": "host",
    "https://10.1": "host",
    "https://2130706433/": "host",
    "https://[::1]/": "host",
    "https://127.0.0.1./": "host",
    "https://fund.example../": "host",
    "https://.example/": "host",
    "https://fund..example/": "host",
    "https://-fund.example/": "host",
    "https://fund.example-/": "host",
    "https://fund。example/": "host",
    "https:///fund.example": "host",
    "https://": "host",
    "https://fund.example:port/": "host",
    "https://jane@fund.example/": "user name",
    "https://jane:secret@fund.example/": "user name",
    "https://fund.example/ (in French)": "space",
    "https://fund.example/a\u00a0b": "space",
    "https://fund.example/<b>": "character <",
}
