"""Records in the forms other programs read."""

from communique.export.json import encode_record, record_from_json, record_to_json

__all__ = ["encode_record", "record_from_json", "record_to_json"]
