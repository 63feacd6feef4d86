"""Lists coming in: chosen, looked at, mended, taken in, and those that came before."""
