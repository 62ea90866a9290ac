"""The use cases: one function, one transaction: gather, decide, apply.

Each module is imported by its own name, so that a command pays only for what it does: whoever
studies loads no Markdown reader.
"""

__all__: list[str] = []
