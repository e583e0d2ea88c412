"""A proxy may place the site below a path, and below nothing but a path."""

from __future__ import annotations

import pytest

from tests.webapp_sample import sample_client
from webapp import WebConfig

BELIEVING = WebConfig(behind_proxy=True)


def home(prefix: str, *, root: str = "", config: WebConfig | None = BELIEVING) -> str:
    """The home page to a proxy that names `prefix`, of an application served below `root`."""
    return sample_client(config=config).get("/", headers={"X-Forwarded-Prefix": prefix}, environ_overrides={"SCRIPT_NAME": root}).text


@pytest.mark.parametrize(("prefix", "root"), [("/hoinghi", "/hoinghi"), ("/tra-cuu/v1.0/", "/tra-cuu/v1.0"), ("/~hoi_nghi", "/~hoi_nghi")])
def test_links_stand_below_the_path_that_the_proxy_names(prefix: str, root: str) -> None:
    assert f'action="{root}/tim"' in home(prefix)


@pytest.mark.parametrize(
    "prefix",
    [
        "//evil.example",
        "javascript:alert(1)//",
        "https://evil.example",
        "hoinghi",
        "/a/../..",
        "/./a",
        "/a b",
        "/a?b",
        '/"><b>',
        "/%2F",
        "/a, /b",
        "/",
    ],
)
def test_what_is_no_plain_path_is_ignored(prefix: str) -> None:
    assert 'action="/tim"' in home(prefix)


def test_a_path_that_was_given_wins() -> None:
    assert 'action="/con/tim"' in home("/hoinghi", root="/con")


def test_without_a_believed_proxy_nothing_is_believed() -> None:
    assert 'action="/tim"' in home("/hoinghi", config=None)
