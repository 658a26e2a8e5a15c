"""The yardstick: one document by docxtpl alone, from a template and a ready context."""

import json
import sys

from docxtpl import DocxTemplate

template, context, target = sys.argv[1:4]
document = DocxTemplate(template)
with open(context, encoding="utf-8") as file:  # noqa: PTH123 (pathlib would be one import more)
    document.render(json.load(file), autoescape=True)
document.save(target)
