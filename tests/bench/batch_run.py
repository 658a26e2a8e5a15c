"""One batch in a process of its own: `batch_run.py PLAN TABLE OUT JOBS` prints what it cost."""

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Run the batch and print seconds, peak memory of this process in KB, and counts."""
    plan, table, out, jobs = sys.argv[1:5]
    begin = time.perf_counter()
    from docgen.batch import BatchOptions, run_batch

    cache = Path(sys.argv[5]) if len(sys.argv) > 5 else None
    options = BatchOptions(units=Path(table), out=Path(out), jobs=int(jobs), cache=cache)
    report = run_batch(Path(plan), Path.cwd(), options)
    seconds = time.perf_counter() - begin
    # Not ru_maxrss: it begins with the size of the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = int(next(line.split()[1] for line in status if line.startswith("VmHWM")))
    counts = report.counts | {"rendered": report.made}
    problems = [str(problem.message) for problem in report.problems][:5]
    print(json.dumps({"seconds": seconds, "kb": peak, "counts": counts, "problems": problems}))


if __name__ == "__main__":
    main()
