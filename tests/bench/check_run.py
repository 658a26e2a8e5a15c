"""One check of a folder in a process of its own: `check_run.py FOLDER JOBS` prints what it cost."""

import json
import sys
import time
from pathlib import Path
from threading import Thread


def peak(process: str) -> int:
    """Return the most memory in KB that a process has held, 0 for one that is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return int(next((line.split()[1] for line in status if line.startswith("VmHWM")), 0))


def watch(peaks: dict[str, int]) -> None:
    """Keep the peak of each process below this one; they are gone when the work is done."""
    while True:
        for task in Path("/proc/self/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                peaks[child] = max(peaks.get(child, 0), peak(child))
        time.sleep(0.1)


def main() -> None:
    """Check the folder and print seconds, peak memory in KB, and what was found."""
    folder, jobs = sys.argv[1:3]
    peaks: dict[str, int] = {}
    Thread(target=watch, args=(peaks,), daemon=True).start()
    begin = time.perf_counter()
    from docgen.review import ReviewOptions, check_files

    report = check_files([Path(folder)], Path.cwd(), ReviewOptions(jobs=int(jobs)))
    seconds = time.perf_counter() - begin
    problems = sum(1 for _ in report.everything)
    cost = {"seconds": seconds, "parent": peak("self"), "children": sum(peaks.values())}
    print(json.dumps(cost | {"files": len(report.files), "problems": problems}))


if __name__ == "__main__":
    main()
