"""LibreOffice is not believed: whatever it does, each document has its PDF or a finding."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from fake_office import SOFFICE, fake, letter, needs_soffice, pdf_of

from docgen.pdf import Office, Printed, Printing, Source, check_pdf, convert, find_office
from docgen.pdf.scratch import Scratch
from docgen.problems import Level, ProblemError

TITLE = "Kế hoạch chuyển đổi số năm 2026"
NUMBER = "24/KH-UBND"
GOOD = letter(f"Số: {NUMBER}", TITLE, "Nội dung", title=f"Kế hoạch {NUMBER} {TITLE}")
SHORT = letter("KH 24", title="KH 24")


def printing(folder: Path, program: Path | None = None, **settings: object) -> Printing:
    scratch = folder / "tạm của chị Hạnh"
    scratch.mkdir(exist_ok=True)
    given = {"program": program, "path": os.environ["PATH"], "scratch": scratch, **settings}
    return Printing(**given)  # type: ignore[arg-type]


def run(folder: Path, program: Path | None, *sources: Source, **settings: object) -> list[Printed]:
    """Print, and see that no process and no file is left over."""
    how = printing(folder, program, **settings)
    found = list(convert(sources, Office(program or Path(str(SOFFICE)), ""), how))
    assert sorted(one.name for one in found) == sorted(source.name for source in sources)
    assert list((folder / "tạm của chị Hạnh").iterdir()) == []
    assert at_work(folder) == []
    return found


def at_work(folder: Path) -> list[int]:
    """The processes whose command line or environment names the test's own scratch folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if int(process.name) != os.getpid() and f"{folder}/".encode() in words:
            found.append(int(process.name))
    return found


def sockets_of(processes: list[int]) -> list[Path]:
    """The files of the sockets at which these processes listen."""
    held = set()
    for one in processes:
        for fd in Path(f"/proc/{one}/fd").iterdir():
            with suppress(FileNotFoundError):  # closed in the meantime
                held.add(str(fd.readlink()))
    rows = (line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:])
    return sorted({Path(row[7]) for row in rows if len(row) == 8 and f"socket:[{row[6]}]" in held})


def codes(printed: Printed) -> list[str]:
    return [problem.code for problem in printed.problems]


def goods(count: int) -> list[Source]:
    return [Source(f"tot-{number}", GOOD) for number in range(count)]


@needs_soffice
def test_documents_are_printed_and_bad_ones_cost_only_themselves(tmp_path: Path) -> None:
    bad = Source("hong", os.urandom(20_000))
    wrong = Source("sai", letter("Văn bản", title=TITLE, hidden=TITLE))
    first, *others = goods(4)
    found = {one.name: one for one in run(tmp_path, None, first, bad, wrong, *others, workers=2)}
    assert codes(found["hong"]) == ["D-PDFLOI"]
    assert codes(found["sai"]) == ["D-PDFSAI"]
    assert TITLE in found["sai"].problems[0].message
    assert found["hong"].data is found["sai"].data is None
    good = [found[source.name] for source in (first, *others)]
    assert [codes(one) for one in good] == [[]] * 4
    assert [one.pages for one in good] == [1] * 4
    # One document, one PDF, to the byte, wherever and whenever it was printed.
    assert len({one.data for one in good}) == 1


@needs_soffice
def test_a_pdf_does_not_tell_when_it_was_made(tmp_path: Path) -> None:
    (before,) = run(tmp_path, None, *goods(1))
    time.sleep(1.1)  # the clock of a PDF counts seconds
    (after,) = run(tmp_path, None, *goods(1))
    assert before.data is not None
    assert before.data == after.data
    assert b"CreationDate" not in before.data
    document = pypdfium2.PdfDocument(before.data)
    assert TITLE in document[0].get_textpage().get_text_bounded()
    document.close()


@needs_soffice
def test_two_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    found: list[Printed] = []
    folders = [tmp_path / "a", tmp_path / "b"]
    threads = []
    for folder in folders:
        folder.mkdir()
        work = threading.Thread(target=lambda f=folder: found.extend(run(f, None, *goods(2))))
        threads.append(work)
        work.start()
    for work in threads:
        work.join()
    assert [codes(one) for one in found] == [[]] * 4


@needs_soffice
def test_a_killed_libreoffice_is_started_again(tmp_path: Path) -> None:
    sources = goods(6)
    how = printing(tmp_path)
    found = []
    for one in convert(sources, Office(Path(str(SOFFICE)), ""), how):
        found.append(one)
        if len(found) == 1:
            for process in at_work(tmp_path):
                os.kill(process, signal.SIGKILL)
    assert sorted(one.name for one in found) == sorted(source.name for source in sources)
    assert [codes(one) for one in found] == [[]] * 6
    assert at_work(tmp_path) == []


@needs_soffice
def test_what_is_no_longer_wanted_is_stopped_at_once(tmp_path: Path) -> None:
    def endless() -> Iterator[Source]:
        while True:
            yield from goods(1)

    documents = convert(endless(), Office(Path(str(SOFFICE)), ""), printing(tmp_path, workers=2))
    next(documents)
    sockets = sockets_of(at_work(tmp_path))
    assert len(sockets) == 2
    documents.close()
    assert at_work(tmp_path) == []
    assert [socket for socket in sockets if socket.exists()] == []
    assert list((tmp_path / "tạm của chị Hạnh").iterdir()) == []


@needs_soffice
def test_a_link_to_a_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "mat.png"
    from PIL import Image

    Image.new("RGB", (40, 40), "red").save(secret)
    (printed,) = run(tmp_path, None, Source("lien-ket", _linked(secret)))
    assert printed.data is not None
    document = pypdfium2.PdfDocument(printed.data)
    page = document[0].render(scale=1).to_pil().convert("RGB")
    assert (255, 0, 0) not in {colour for _, colour in page.getcolors(1_000_000) or []}
    document.close()


def _linked(picture: Path) -> bytes:
    """Return a document whose picture is a link to a file outside of it."""
    import io
    import zipfile

    from docx import Document
    from docx.shared import Cm

    document = Document()
    document.add_paragraph(TITLE)
    document.add_picture(str(picture), Cm(4))
    whole, changed = io.BytesIO(), io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"r:embed=", b"r:link=")
            if name.endswith("document.xml.rels"):
                link = f'Target="{picture.as_uri()}" TargetMode="External"'.encode()
                assert b'Target="media/image1.png"' in data
                data = data.replace(b'Target="media/image1.png"', link)
            if not name.startswith("word/media"):
                new.writestr(name, data)
    return changed.getvalue()


GIVES_PDF = "for f in $files; do cp {pdf} $out/$(basename $f .docx).pdf; done"


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        pytest.param("exit 0", "D-PDFLOI", "không ghi ra tệp nào", id="nothing"),
        pytest.param("sleep 60 & sleep 60", "D-PDFLOI", "quá 0.3 giây", id="hang"),
        pytest.param(
            "for f in $files; do : > $out/$(basename $f .docx).pdf; done",
            "D-PDFSAI",
            "không mở được",
            id="empty-pdf",
        ),
        pytest.param(GIVES_PDF.format(pdf="other.pdf"), "D-PDFSAI", "«KH 24»", id="other-title"),
        pytest.param(GIVES_PDF.format(pdf="half.pdf"), "D-PDFSAI", "", id="half-pdf"),
        pytest.param(GIVES_PDF.format(pdf="right.pdf"), "", "", id="right"),
        pytest.param(
            GIVES_PDF.format(pdf="right.pdf") + "\nexit 3", "", "", id="right-with-a-wrong-code"
        ),
    ],
)
def test_the_exit_code_is_not_believed(tmp_path: Path, body: str, code: str, words: str) -> None:
    for name, data in {
        "other.pdf": pdf_of("something else"),
        "right.pdf": pdf_of("KH 24: title"),
        "half.pdf": pdf_of("KH 24: title")[:150],
    }.items():
        (tmp_path / name).write_bytes(data)
        body = body.replace(f"cp {name}", f"cp {tmp_path / name}")
    source = Source("van-ban", SHORT)
    (printed,) = run(tmp_path, fake(tmp_path, body), source, seconds=0.3)
    errors = [problem for problem in printed.problems if problem.level is Level.ERROR]
    assert [problem.code for problem in errors] == ([code] if code else [])
    assert (printed.data is None) == bool(code)
    assert words in "".join(problem.message for problem in errors)


def test_one_that_hangs_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "right.pdf").write_bytes(pdf_of("KH 24"))
    (tmp_path / "treo").write_bytes(hangs := letter("KH 24", "treo"))
    body = f"for f in $files; do cmp -s {tmp_path}/treo $f && sleep 60; {_one(tmp_path)}; done"
    sources = [Source(f"{n}", hangs if n == 2 else SHORT) for n in range(5)]
    found = run(tmp_path, fake(tmp_path, body), *sources, seconds=0.4)
    assert [one.name for one in found if one.data is None] == ["2"]


def _one(folder: Path) -> str:
    return f"cp {folder / 'right.pdf'} $out/$(basename $f .docx).pdf"


def test_a_libreoffice_that_never_works_is_given_up(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    start = time.monotonic()
    found = run(tmp_path, fake(tmp_path, f"echo x >> {calls}"), *goods(40))
    assert [codes(one) for one in found] == [["D-PDFLOI"]] * 40
    assert len(calls.read_text().splitlines()) == 6
    assert time.monotonic() - start < 5


def test_many_files_go_in_one_call_and_few_are_read_ahead(tmp_path: Path) -> None:
    calls, asked = tmp_path / "calls", []
    (tmp_path / "right.pdf").write_bytes(pdf_of("KH 24"))
    body = f'echo "$files" | grep -c docx >> {calls}; for f in $files; do {_one(tmp_path)}; done'

    def many() -> Iterator[Source]:
        for number in range(130):
            asked.append(number)
            yield Source(str(number), SHORT)

    how = printing(tmp_path)
    documents = convert(many(), Office(fake(tmp_path, body), ""), how)
    next(documents)
    assert len(asked) == 50
    assert len(list(documents)) == 129
    assert [int(line) for line in calls.read_text().split()] == [50, 50, 30]


def test_libreoffice_gets_a_small_environment_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", "bi-mat")
    seen = tmp_path / "seen"
    run(tmp_path, fake(tmp_path, f"env > {seen}"), *goods(1))
    names = {line.partition("=")[0] for line in seen.read_text().splitlines()}
    assert "MAT_KHAU" not in names
    assert {"TMPDIR", "SOURCE_DATE_EPOCH", "TZ"} <= names


def test_a_scratch_folder_that_cannot_be_written(tmp_path: Path) -> None:
    how = Printing(scratch=tmp_path / "khong-co" / "tam")
    found = list(convert(goods(3), Office(Path("/bin/true"), ""), how))
    assert [codes(one) for one in found] == [["D-PDFLOI"]] * 3
    assert "thư mục tạm" in found[0].problems[0].message


def test_nothing_outside_of_the_scratch_folder_is_removed(tmp_path: Path) -> None:
    mine = tmp_path / "cua-toi.pdf"
    mine.write_bytes(b"x")
    with Scratch(tmp_path) as scratch, pytest.raises(ValueError, match="cua-toi"):
        scratch.take(mine)
    assert [path.name for path in tmp_path.iterdir()] == ["cua-toi.pdf"]


@needs_soffice
def test_a_profile_that_cannot_be_written(tmp_path: Path) -> None:
    """A file stands where the settings would, so that root cannot write there either."""
    program = tmp_path / "soffice-chi-doc"
    program.write_text(
        '#!/bin/bash\nurl=${1#*file://}\nprofile=$(printf "%b" "${url//%/\\\\x}")\n'
        f'rm -r "$profile/user" && : > "$profile/user"\nexec {SOFFICE} "$@"\n'
    )
    program.chmod(0o755)
    (printed,) = run(tmp_path, program, *goods(1), seconds=1.5)
    assert codes(printed) == ["D-PDFLOI"]


@pytest.mark.parametrize(
    ("program", "words"),
    [
        pytest.param("khong-co", "Không có LibreOffice", id="given-but-missing"),
        pytest.param("", "Không có LibreOffice trên máy này", id="nowhere"),
        pytest.param("im", "không chạy được", id="says-nothing"),
    ],
)
def test_a_missing_libreoffice_is_a_finding(tmp_path: Path, program: str, words: str) -> None:
    silent = tmp_path / "im"
    silent.write_text("#!/bin/sh\n")
    silent.chmod(0o755)
    how = Printing(program=tmp_path / program if program else None, path=str(tmp_path))
    with pytest.raises(ProblemError) as caught:
        find_office(how)
    (problem,) = caught.value.problems
    assert (problem.code, problem.level) == ("D-PDF", Level.ERROR)
    assert words in problem.message
    assert program == "im" or "libreoffice.org" in problem.hint


@needs_soffice
def test_libreoffice_is_found_on_the_path(tmp_path: Path) -> None:
    office = find_office(printing(tmp_path))
    assert office.version[0].isdigit()
    assert list((tmp_path / "tạm của chị Hạnh").iterdir()) == []


def test_a_program_given_from_outside_wins(tmp_path: Path) -> None:
    office = find_office(printing(tmp_path, fake(tmp_path, "exit 0")))
    assert office.version == "7.4.7.2 fake"


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        pytest.param("Ke hoach so 24/KH-UBND", True, id="as-it-is"),
        pytest.param("KE  HOACH\nso 24 / KH\u2011UBND", True, id="other-blanks-and-case"),
        pytest.param("Ke hoach so 25/KH-UBND", False, id="other-number"),
        pytest.param("", True, id="nothing-to-find"),
    ],
)
def test_texts_are_compared_by_letters_and_digits(text: str, is_there: bool) -> None:
    checked = check_pdf(pdf_of("Ke hoach so 24/KH-UBND"), [text], "a.pdf")
    errors = [problem for problem in checked.problems if problem.level is Level.ERROR]
    assert checked.pages == 1
    assert (not errors) == is_there


def test_other_fonts_and_a_large_file_are_warned_of() -> None:
    found = check_pdf(pdf_of("x") + b"\n%" + b" " * 50 * 1024 * 1024, ["x"], "a.pdf").problems
    assert [problem.code for problem in found] == ["D-PDFTO", "D-PDFPHONG"]
    assert {problem.level for problem in found} == {Level.WARNING}
    assert "Times-Roman" in found[1].message


def test_the_right_fonts_raise_no_warning() -> None:
    right = pdf_of("x").replace(b"/Times-Roman", b"/ABCDEF+LiberationSerif")
    assert check_pdf(right, ["x"], "a.pdf").problems == ()
