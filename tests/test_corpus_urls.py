"""corpus/urls.py"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnusableUrl
from corpus.urls import MAX_URL, MAX_URL_AS_GIVEN, canonical_url, file_url

SAME = {
    "scheme and host in lower case": ("HTTPS://VinhLac.Example.VN/Tin", "https://vinhlac.example.vn/Tin"),
    "no default port": ("http://a.vn:80/x", "http://a.vn/x"),
    "another port stays": ("http://a.vn:8080/x", "http://a.vn:8080/x"),
    "no fragment": ("http://a.vn/x#phan-2", "http://a.vn/x"),
    "no shebang fragment": ("http://a.vn/x#!/tin/5", "http://a.vn/x"),
    "no user or password": ("http://khách:mật@a.vn/x", "http://a.vn/x"),
    "an empty path is the root": ("http://a.vn", "http://a.vn/"),
    "space around": ("  http://a.vn/x\n", "http://a.vn/x"),
    "space inside": ("http://a.vn/hoi nghi", "http://a.vn/hoi%20nghi"),
    "dot segments": ("http://a.vn/x/../y/./z", "http://a.vn/y/z"),
    "escapes in upper case": ("http://a.vn/%e1%bb%8d?q=%c4%91", "http://a.vn/%E1%BB%8D?q=%C4%91"),
    "no needless escapes": ("http://a.vn/%68oi%2Dnghi", "http://a.vn/hoi-nghi"),
    "an escaped slash stays": ("http://a.vn/217-q%C4%91%2ftw", "http://a.vn/217-q%C4%91%2Ftw"),
    "letters and their escapes": ("http://a.vn/Đảng-ủy/Ðức", "http://a.vn/%C4%90%E1%BA%A3ng-%E1%BB%A7y/%C3%90%E1%BB%A9c"),
    "decomposed letters": (
        unicodedata.normalize("NFD", "http://a.vn/Hội-nghị?l=Tổng"),
        "http://a.vn/H%E1%BB%99i-ngh%E1%BB%8B?l=T%E1%BB%95ng",
    ),
    "decomposed letters, escaped": ("http://a.vn/Ho%CC%A3%CC%82i", "http://a.vn/H%E1%BB%99i"),
    "bytes that are no UTF-8": ("http://a.vn/h%e9i?q=%d0", "http://a.vn/h%E9i?q=%D0"),
    "host with Vietnamese letters": ("http://VĨNHLẠC.vn/", "http://xn--vnhlc-92a5293c.vn/"),
    "host with decomposed letters": (unicodedata.normalize("NFD", "http://vĩnhlạc.vn/"), "http://xn--vnhlc-92a5293c.vn/"),
    "host with a last dot": ("http://a.vn./x", "http://a.vn/x"),
    "host with an underscore": ("http://ubnd_vl.example.vn/", "http://ubnd_vl.example.vn/"),
    "IPv6": ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]/x"),
    "parameters that tell pages stay in order": (
        "https://a.vn/Pages/chi-tiet.aspx?l=Tin&ItemID=57&lv=2",
        "https://a.vn/Pages/chi-tiet.aspx?l=Tin&ItemID=57&lv=2",
    ),
    "empty parameters stay": ("http://a.vn/?p=7372&c=", "http://a.vn/?p=7372&c="),
    "an equals sign in a value": ("http://a.vn/?u=a=b", "http://a.vn/?u=a%3Db"),
    "a parameter twice": ("http://a.vn/?c=2&c=1", "http://a.vn/?c=2&c=1"),
    "tracking goes": ("http://a.vn/?utm_source=zalo&id=5&UTM_Medium=x&fbclid=IwAR0&zarsrc=30&gclid=1&_ga=2.1", "http://a.vn/?id=5"),
    "nothing but tracking": ("http://a.vn/x?fbclid=1", "http://a.vn/x"),
    "what only looks like tracking stays": ("http://a.vn/?my_utm_source=1&fbclidx=2&gas=3", "http://a.vn/?my_utm_source=1&fbclidx=2&gas=3"),
    "a session in the path goes": ("http://a.vn/tin;jsessionid=0F3A.node1?id=5", "http://a.vn/tin?id=5"),
    "another path parameter stays": ("http://a.vn/tin;v=2/x", "http://a.vn/tin;v=2/x"),
    "file": ("file:2018/Hội nghị.html", "file:2018/H%E1%BB%99i%20ngh%E1%BB%8B.html"),
    "file, escaped already": ("file:2018/H%e1%bb%99i%20ngh%e1%bb%8b.html", "file:2018/H%E1%BB%99i%20ngh%E1%BB%8B.html"),
    "file with slashes": ("file:///./2018//a.html", "file:2018/a.html"),
    "file with a question mark in its name": ("file:a%3F.html", "file:a%3F.html"),
}


@pytest.mark.parametrize(("given_url", "expected"), SAME.values(), ids=SAME.keys())
def test_an_address_has_one_form(given_url: str, expected: str) -> None:
    assert canonical_url(given_url) == expected
    assert canonical_url(expected) == expected


DIFFERENT = {
    "another page by its parameter": ("http://a.vn/?ItemID=5", "http://a.vn/?ItemID=6"),
    "another path by case": ("http://a.vn/Tin", "http://a.vn/tin"),
    "another scheme": ("http://a.vn/", "https://a.vn/"),
    "an accent": ("http://a.vn/hội", "http://a.vn/hồi"),
    "đ is not Ð": ("http://a.vn/Đ", "http://a.vn/Ð"),
    "a slash and an escaped one": ("http://a.vn/a/b", "http://a.vn/a%2Fb"),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_different_pages_keep_different_addresses(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


UNUSABLE = {
    "": "'' is no page address: it does not begin with http:// or https://",
    "hội nghị": "'hội nghị' is no page address: it does not begin with http:// or https://",
    "vinhlac.example.vn/tin": "'vinhlac.example.vn/tin' is no page address: it does not begin with http:// or https://",
    "//a.vn/x": "'//a.vn/x' is no page address: it does not begin with http:// or https://",
    "javascript:alert(1)": "'javascript:alert(1)' is no page address: it does not begin with http:// or https://",
    "http://": "'http://' is no page address: it names no host",
    "http:///x": "'http:///x' is no page address: it names no host",
    "http://...": "'http://...' is no page address: it names no host",
    "http://a b/": "'http://a b/' is no page address: it names no host",
    "http://[::1/": "'http://[::1/' is no page address: Invalid IPv6 URL",
    "http://a.vn:99999/": "'http://a.vn:99999/' is no page address: Port out of range 0-65535",
    "file:": "'' is no page address: a file: address is a path below the imported folder",
    "file:../a.html": "'../a.html' is no page address: a file: address is a path below the imported folder",
}


@pytest.mark.parametrize(("url", "message"), UNUSABLE.items())
def test_what_is_no_address_is_refused_with_the_reason(url: str, message: str) -> None:
    with pytest.raises(UnusableUrl) as error:
        canonical_url(url)
    assert str(error.value) == message


def test_a_label_too_long_for_a_host_is_refused() -> None:
    with pytest.raises(UnusableUrl):
        canonical_url(f"http://{'a' * 70}.vn/")


def test_length_is_bounded_in_canonical_form_and_as_given() -> None:
    tracked = f"http://a.vn/x?fbclid={'1' * MAX_URL}"
    assert canonical_url(tracked) == "http://a.vn/x"
    with pytest.raises(UnusableUrl, match=f"more than {MAX_URL} characters") as error:
        canonical_url("http://a.vn/" + "ộ" * (MAX_URL // 9 + 1))
    assert len(str(error.value)) < 200
    with pytest.raises(UnusableUrl, match=f"more than {MAX_URL_AS_GIVEN} characters"):
        canonical_url("http://a.vn/#" + "x" * MAX_URL_AS_GIVEN)


def test_a_name_in_no_encoding_at_all_keeps_its_bytes() -> None:
    name = b"h\xe9i.html".decode("utf-8", "surrogateescape")
    assert file_url(name) == "file:h%E9i.html" == canonical_url("file:h%E9i.html")


@given(st.text())
def test_any_text_gives_a_stable_ascii_address_or_unusable_url(tail: str) -> None:
    for url in (tail, f"http://a.vn/{tail}", f"https://{tail}", f"http://a.vn/?{tail}", f"file:{tail}"):
        try:
            once = canonical_url(url)
        except UnusableUrl:
            continue
        assert once.isascii()
        assert canonical_url(once) == once
