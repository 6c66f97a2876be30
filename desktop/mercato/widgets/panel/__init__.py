"""The parts of the record panel."""
