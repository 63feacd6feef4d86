"""How a source of money is called on screen."""


def funding_name(source: str, year: int) -> str:
    """The source with its year, once where the source says it already."""
    return source if str(year) in source else f"{source} {year}"
