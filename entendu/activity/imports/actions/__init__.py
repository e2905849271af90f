"""The verbs of an import: store a chunk, keep the trace, perform the whole."""
