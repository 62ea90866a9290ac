"""Foreign formats, one a module: bytes to values and back, with nothing of ours in between."""

from civicquiz.formats.csv_table import Row, Table, read_table

__all__ = ["Row", "Table", "read_table"]
