"""``civicquiz class``: one module a command, none of which is imported before it is called."""

__all__: list[str] = []
