"""The manifest: the same bytes for the same documents, and nothing foreign is believed."""

from __future__ import annotations

import hashlib
import json
import tempfile
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.problems import ProblemError
from docgen.write import MANIFEST, Entry, Manifest, open_job, read_manifest, sha256_of
from docgen.write import manifest as manifest_room
from docgen.write.manifest import parse_manifest

A, B = sha256_of(b"a"), sha256_of(b"b")
DOCUMENT = {"file": "148.docx", "inputs": {"don_vi": A, "du_lieu": B}, "sha256": A}

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
file_names = st.text(st.sampled_from("aAbBđĐễ148-_ ."), min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..")
)
hashes = st.binary(max_size=2).map(sha256_of)
entries = st.builds(Entry, file_names, st.dictionaries(text, hashes, max_size=3), hashes)
puts = st.lists(st.tuples(text, entries), max_size=8)


def manifest_of(documents: list[tuple[str, Entry]]) -> Manifest:
    """Return a manifest in which these documents were recorded one after another."""
    manifest = Manifest()
    for key, entry in documents:
        manifest.record(key, entry)
    return manifest


def read_back(data: bytes) -> Manifest:
    """Return what is read of a manifest file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MANIFEST
        path.write_bytes(data)
        return read_manifest(path)


@given(puts)
def test_what_is_written_is_read_back(documents: list[tuple[str, Entry]]) -> None:
    manifest = manifest_of(documents)
    assert read_back(manifest.to_bytes()) == manifest


@given(puts)
def test_the_order_of_work_leaves_no_trace(documents: list[tuple[str, Entry]]) -> None:
    manifest = manifest_of(documents)
    backwards = manifest_of(list(reversed(manifest.documents.items())))
    assert backwards.to_bytes() == manifest.to_bytes()


@given(puts)
def test_each_file_has_one_owner(documents: list[tuple[str, Entry]]) -> None:
    manifest = manifest_of(documents)
    for key, entry in manifest.documents.items():
        assert manifest.owner(entry.file) == key
    if documents:
        key, entry = documents[-1]
        assert manifest.documents[key] == entry


def test_a_document_that_moved_leaves_its_old_file_without_owner() -> None:
    manifest = manifest_of([("148", Entry("a.docx", {}, A)), ("148", Entry("b.docx", {}, A))])
    assert (manifest.owner("a.docx"), manifest.owner("B.docx")) == (None, "148")


def test_the_form_on_the_disk() -> None:
    manifest = manifest_of(
        [("xã Đông Thạnh", Entry("b.docx", {}, B)), ("148", Entry("a.docx", {"x": A}, B))]
    )
    whole = manifest.to_bytes().decode("utf-8")
    assert json.loads(whole) == {
        "version": 1,
        "documents": {
            "148": {"file": "a.docx", "inputs": {"x": A}, "sha256": B},
            "xã Đông Thạnh": {"file": "b.docx", "inputs": {}, "sha256": B},
        },
    }
    assert whole.endswith("}\n")
    assert "xã Đông Thạnh" in whole
    assert whole.index('"148"') < whole.index('"xã Đông Thạnh"')


def test_sha256_is_the_one_that_every_tool_computes() -> None:
    assert sha256_of(b"ke hoach") == hashlib.sha256(b"ke hoach").hexdigest()


def test_no_file_is_an_empty_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / MANIFEST) == Manifest()


def documents(**changes: Any) -> bytes:
    """Return a manifest of one document, some of whose fields are changed."""
    return json.dumps({"version": 1, "documents": {"148": {**DOCUMENT, **changes}}}).encode()


def test_the_document_that_the_bad_ones_are_made_of_is_right() -> None:
    assert list(read_back(documents()).documents) == ["148"]


TWINS = b'{"version": 1, "documents": {"a": %s, "a": %s}}'
ENTRY = json.dumps(DOCUMENT).encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(documents()[:-5], id="cut-off"),
        pytest.param(documents().decode().encode("utf-16"), id="utf-16"),
        pytest.param(b"\xff\xfe\xfd", id="not-text"),
        pytest.param(b"[]", id="a-list"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="very-deep"),
        pytest.param(b'{"name": "app", "manifest_version": 3}', id="foreign"),
        pytest.param(b'{"version": "1.0", "documents": {}}', id="foreign-version"),
        pytest.param(b'{"version": true, "documents": {}}', id="version-true"),
        pytest.param(b'{"version": 0, "documents": {}}', id="version-0"),
        pytest.param(b'{"version": 1}', id="no-documents"),
        pytest.param(b'{"version": 1, "documents": []}', id="documents-a-list"),
        pytest.param(b'{"version": 1, "documents": {}, "x": 1}', id="unknown-key"),
        pytest.param(b'{"version": 1, "documents": {"a": "b"}}', id="entry-a-text"),
        pytest.param(TWINS % (ENTRY, ENTRY), id="a-key-twice"),
        pytest.param(TWINS.replace(b'"a": %s}', b'"b": %s}') % (ENTRY, ENTRY), id="a-file-twice"),
        pytest.param(documents(x="y"), id="entry-unknown-key"),
        pytest.param(documents(sha256="123"), id="no-hash"),
        pytest.param(documents(sha256=None), id="hash-null"),
        pytest.param(documents(inputs={"x": 1}), id="input-a-number"),
        pytest.param(documents(inputs=[]), id="inputs-a-list"),
        pytest.param(documents(file="../148.docx"), id="file-outside"),
        pytest.param(documents(file="..\\148.docx"), id="file-outside-windows"),
        pytest.param(documents(file=".."), id="file-is-the-parent"),
        pytest.param(documents(file=""), id="file-empty"),
        pytest.param(documents(file="\ud800.docx"), id="half-a-character"),
    ],
)
def test_a_damaged_or_foreign_manifest_is_a_finding(data: bytes) -> None:
    with pytest.raises(ProblemError) as caught:
        read_back(data)
    (problem,) = caught.value.problems
    assert problem.code == "D-SOKE"
    assert problem.message == "Sổ kê «manifest.json» bị hỏng hoặc không phải của docgen."
    assert problem.hint


@pytest.mark.parametrize("documents", [{}, [], {"a": {"new": "form"}}])
def test_the_manifest_of_a_newer_docgen_is_refused(documents: Any) -> None:
    with pytest.raises(ProblemError) as caught:
        read_back(json.dumps({"version": 2, "documents": documents, "more": 1}).encode())
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("D-SOKE", "cập nhật docgen rồi chạy lại")
    assert "phiên bản 2" in problem.message


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_as_a_finding(data: bytes) -> None:
    with pytest.raises(ProblemError) as caught:
        read_back(data)
    assert [problem.code for problem in caught.value.problems] == ["D-SOKE"]


# ---- as much as can be written can be read ---------------------------------------------------


def of_units(count: int, name: str) -> Manifest:
    """Return the manifest of a batch with PDFs whose units are called like `name`."""
    manifest = Manifest()
    for number in range(count):
        key, own = f"{name}-{number:06}", sha256_of(str(number).encode())
        made_of = {"docgen": A, "don_vi": own, "du_lieu": own, "mau": A, "the_thuc": B}
        manifest.record(key, Entry(f"{key}.docx", made_of, own))
        printed = Entry(f"{key}.pdf", {"docx": own, "docgen": A, "libreoffice": B}, own)
        manifest.record(f"{key}.pdf", printed)
    return manifest


def test_the_longest_table_with_pdfs_has_room() -> None:
    name = "Ủy ban nhân dân xã Đông Thạnh huyện Hóc Môn " * 4
    assert len(of_units(100, name).to_bytes()) * 100_001 / 100 < manifest_room.LARGEST


@pytest.mark.deep
def test_the_manifest_of_the_longest_table_is_read_back(tmp_path: Path) -> None:
    manifest = of_units(100_001, "xa-tan-an-huyen-hoc-mon")
    (tmp_path / MANIFEST).write_bytes(manifest.to_bytes())
    assert read_manifest(tmp_path / MANIFEST) == manifest


def test_what_could_not_be_read_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_job(tmp_path) as job:
        job.put("a", "a.docx", b"a", {})
    path = tmp_path / MANIFEST
    before = path.read_bytes()
    monkeypatch.setattr(manifest_room, "LARGEST", len(before))
    assert list(read_manifest(path).documents) == ["a"]
    job = open_job(tmp_path)
    job.put("b", "b.docx", b"b", {})
    with pytest.raises(ProblemError) as caught:
        job.close()
    (problem,) = caught.value.problems
    assert (problem.code, "-o" in problem.hint) == ("D-SOKE", True)
    assert path.read_bytes() == before
    monkeypatch.undo()
    with open_job(tmp_path) as again:
        assert again.put("b", "b.docx", b"b", {}).status == "unchanged"
    assert list(read_manifest(path).documents) == ["a", "b"]


@pytest.mark.parametrize("sign", [b"[],", b"{},", b'"a",', b'{"a":1},'])
def test_a_foreign_file_takes_no_more_memory_than_a_manifest_of_its_size(sign: bytes) -> None:
    foreign = b"[" + sign * (2_000_000 // len(sign)) + b"0]"
    tracemalloc.start()
    try:
        with pytest.raises(ProblemError):
            parse_manifest(foreign, Path(MANIFEST))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2 * len(foreign)
