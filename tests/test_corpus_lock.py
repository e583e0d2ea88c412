"""corpus/lock.py"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import DataLocked
from corpus.lock import write_lock

HOLD_AND_WAIT = """
import sys
from pathlib import Path
from corpus.lock import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_told_what_to_do(tmp_path: Path) -> None:
    with (
        write_lock(tmp_path),
        pytest.raises(DataLocked, match="wait until it has finished, then run the command again"),
        write_lock(tmp_path),
    ):
        pass


def test_the_lock_is_free_again_after_the_block_and_after_an_error_in_it(tmp_path: Path) -> None:
    with pytest.raises(KeyError), write_lock(tmp_path):
        raise KeyError
    with write_lock(tmp_path):
        pass


def test_a_missing_data_directory_is_created(tmp_path: Path) -> None:
    with write_lock(tmp_path / "dữ liệu" / "mới"):
        assert (tmp_path / "dữ liệu" / "mới").is_dir()


def test_a_killed_process_leaves_the_lock_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DataLocked), write_lock(tmp_path):
            pass
        holder.kill()
        holder.wait()
    with write_lock(tmp_path):
        pass
