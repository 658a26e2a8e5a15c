"""The only room that writes the files of a job: names, atomic replace, manifest."""

from docgen.write.atomic import replace_file
from docgen.write.hashing import file_sha256, sha256_of
from docgen.write.job import Job, open_job, peek_job
from docgen.write.manifest import MANIFEST, Entry, Manifest, read_manifest
from docgen.write.naming import Names, check_names
from docgen.write.outcome import Action, Decision, Outcome, Staged, Status
from docgen.write.shelf import keep, kept

__all__ = [
    "MANIFEST",
    "Action",
    "Decision",
    "Entry",
    "Job",
    "Manifest",
    "Names",
    "Outcome",
    "Staged",
    "Status",
    "check_names",
    "file_sha256",
    "keep",
    "kept",
    "open_job",
    "peek_job",
    "read_manifest",
    "replace_file",
    "sha256_of",
]
