"""Bodies that hold meetings, and who holds which post in them on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from tests.benchmarks.names import person_name, place_names
from tests.benchmarks.posts import posts_of

REFORM = date(2025, 7, 1)
"""Districts ended the day before."""
SEX = {"women": True, "army": False, "police": False, "veterans": False}
"""Posts that only a woman holds, or hardly ever: True and False."""
TERM_DAYS = 1150
"""How long the invented people keep a post: a little over three years, so that most serve across several report years."""


@dataclass(frozen=True, slots=True)
class Person:
    """One official. `woman` decides between "ông" and "bà"."""

    name: str
    woman: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """One portal's owner. `kind` is "party", "state" or "commune"; `markup` one of `markups.MARKUPS`.

    `first` and `last` bound the days of its meetings.
    """

    kind: str
    name: str
    province: str
    host: str
    markup: str
    places: tuple[str, ...]
    villages: tuple[str, ...]
    first: date
    last: date

    @property
    def unit(self) -> str:
        """The area it governs, as a place is written.

        >>> Body("commune", "Phú Lĩnh", "Nam Lĩnh", "phulinh.example", "wordpress", (), (), REFORM, REFORM).unit
        'xã Phú Lĩnh'
        """
        return f"xã {self.name}" if self.kind == "commune" else f"huyện {self.name}"

    def holder(self, post: str, day: date) -> Person:
        """Who holds `post` on `day`; the same person for a whole term, in every page."""
        area = self.province if post.startswith("p_") else self.unit
        shift = sum(map(ord, post)) * 37 % TERM_DAYS
        return _invented(area, post, (day.toordinal() + shift) // TERM_DAYS)


@lru_cache(maxsize=20_000)
def _invented(area: str, post: str, term: int) -> Person:
    return Person(*person_name(Random(f"{area}/{post}/{term}"), woman=SEX.get(post)))


def bodies(seed: int, districts: int = 60) -> list[Body]:
    """Three bodies a district: its Party committee, its People's Committee and a commune made of it in 2025."""
    rng = Random(seed)
    names = iter(place_names(rng, districts * 15 + districts // 6 + 2))
    provinces = [next(names) for _ in range(districts // 6 + 1)]
    return [body for _ in range(districts) for body in _district(rng, rng.choice(provinces), names)]


def _district(rng: Random, province: str, names: Iterator[str]) -> list[Body]:
    name, commune = next(names), next(names)
    places = tuple(next(names) for _ in range(9))
    villages = tuple(next(names) for _ in range(4))
    start, end = date(2015, 1, 5), date(2025, 6, 27)
    made = []
    for kind, own, first, last in (
        ("party", name, start, end),
        ("state", name, start, end),
        ("commune", commune, REFORM, date(2026, 10, 30)),
    ):
        site = f"{ {'party': 'huyenuy.', 'state': '', 'commune': 'xa'}[kind] }{slug(own)}.{slug(province)}.example"
        markup = rng.choice(("sharepoint", "liferay", "nukeviet", "wordpress"))
        made.append(Body(kind, own, province, site, markup, villages if kind == "commune" else places, villages, first, last))
    for body in made:
        assert posts_of(body.kind)
    return made


_ASCII = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd",
)


def slug(text: str, separator: str = "") -> str:
    """`text` as portals write it in addresses: ASCII letters and digits, words joined by `separator`.

    >>> slug("Huyện ủy Đông Khê", "-"), slug("Phú Lĩnh")
    ('huyen-uy-dong-khe', 'phulinh')
    """
    plain = text.lower().translate(_ASCII)
    return separator.join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())
