"""The yardstick: `docxtpl_loop.py TEMPLATE CONTEXTS.json OUT` renders each context by docxtpl."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template, contexts, out = sys.argv[1:4]
for number, context in enumerate(json.loads(Path(contexts).read_text(encoding="utf-8"))):
    document = DocxTemplate(template)
    document.render(context, autoescape=True)
    document.save(Path(out) / f"{number}.docx")
