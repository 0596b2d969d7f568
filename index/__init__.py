"""Text in, evidence out: sources, chunks, vectors, places and claims. Imports `store`, never `bot`."""
