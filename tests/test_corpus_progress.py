"""corpus/progress.py"""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from corpus.progress import LINE_EVERY, format_progress, track


def plain() -> Console:
    return Console(file=io.StringIO(), force_terminal=False, width=40)


def terminal() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=120, _environ={"TERM": "xterm"})


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("make_console", [plain, terminal])
@pytest.mark.parametrize("total", [3, None])
def test_the_items_come_out_unchanged_and_in_order(make_console: type[Console], total: int | None) -> None:
    assert list(track("abc", label="import", total=total, console=make_console())) == ["a", "b", "c"]


def test_without_a_terminal_a_line_comes_now_and_then_and_one_at_the_end() -> None:
    console = plain()
    for _ in track(range(2 * LINE_EVERY + 1), label="nhập xã Bình Lạc", total=2 * LINE_EVERY + 1, console=console):
        pass
    lines = written(console).splitlines()
    assert [line.split(" · ")[0] for line in lines] == [f"nhập xã Bình Lạc: {n} of 2,001" for n in ("1,000", "2,000", "2,001")]


def test_the_last_line_is_not_said_twice_when_the_total_is_round() -> None:
    console = plain()
    for _ in track(range(LINE_EVERY), label="index", total=LINE_EVERY, console=console):
        pass
    assert len(written(console).splitlines()) == 1


def test_square_brackets_in_a_label_are_not_markup() -> None:
    for console in (plain(), terminal()):
        for _ in track("a", label="[red]x[/red]", total=1, console=console):
            pass
        assert "[red]x[/red]" in written(console)


def test_an_interrupt_inside_the_loop_leaves_the_terminal_clean() -> None:
    console = terminal()

    def interrupted() -> None:
        for _ in track(range(10), label="import", total=10, console=console):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert written(console).rstrip("\n").endswith("\x1b[?25h")  # the cursor is shown again
    assert not console._live_stack


def test_an_interrupt_says_how_far_it_came_without_a_terminal() -> None:
    console = plain()

    def interrupted() -> None:
        for n in track(range(10), label="import", total=10, console=console):
            if n == 4:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert written(console).startswith("import: 4 of 10")


def test_nothing_to_do_is_said_without_dividing_by_zero() -> None:
    assert format_progress("index", 0, 0, 0.0) == "index: 0 of 0 · 0/s · 0:00:00 taken"
