"""Records as text that people enjoy reading."""

from communique.readout.record import print_record

__all__ = ["print_record"]
