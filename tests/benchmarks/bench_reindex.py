"""How fast pages are imported and indexed, in how much memory: `python -m tests.benchmarks.bench_reindex --count 10000`.

Each step is a process of its own, `manage.py` as a maintainer runs it. Memory is the peak of its largest process (Linux and
macOS tell it for children that have ended); with `--jobs` above 1, every reading process comes on top of it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="pages (default: 2000)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="reading processes (default: one a processor)")
    parser.add_argument("--work", type=Path, help="keep pages and data here, for bench_serving (default: a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = given.work or Path(temporary)
        run(given.count, "generate", "-m", "tests.benchmarks.bulletins", "--count", str(given.count), "--out", str(work / "pages"))
        manage = ("manage.py", "--data", str(work / "data"))
        run(given.count, "import", *manage, "import", str(work / "pages"))
        run(given.count, "reindex", *manage, "reindex", "--jobs", str(given.jobs))
        run(given.count, "index", *manage, "index")
        subprocess.run([sys.executable, *manage, "info"], cwd=ROOT, check=True)
        size = sum(path.stat().st_size for path in (work / "data" / "index").rglob("*") if path.is_file())
        print(f"index     {size / 1e6:,.1f} MB on disk")


def run(pages: int, name: str, *arguments: str) -> None:
    """Run one step and print its rate and its peak memory."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{name} failed: {os.waitstatus_to_exitcode(status)}")
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{name:<9} {pages / seconds:8,.1f} pages/s {seconds:8.1f} s {cpu:8.1f} s of processor {peak:8.0f} MB at most", flush=True)


if __name__ == "__main__":
    main()
