"""Wadah & Perisai: the agents, the bodies they belong to, the villages they cover."""
