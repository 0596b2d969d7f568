"""What we know: articles, claims and incidents in one database, the only truth. Imports neither `index` nor `bot`."""
