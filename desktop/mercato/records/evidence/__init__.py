"""Who said what, where, in which words: sources, references, claims."""
