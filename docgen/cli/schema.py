"""`docgen schema`: JSON Schema for editors."""

from __future__ import annotations

import click

from docgen.cli.base import CONTEXT, VietCommand
from docgen.cli.show import show_json
from docgen.load.json_schema import document_schema, registry_schema


@click.command(cls=VietCommand, context_settings=CONTEXT)
@click.option("--registry", is_flag=True, help="In lược đồ của data/don_vi.yaml.")
def schema(registry: bool) -> None:
    """In JSON Schema của tệp dữ liệu, có mô tả tiếng Việt, để trình soạn thảo gợi ý khóa."""
    show_json(registry_schema() if registry else document_schema())
