"""Pictures as a PDF for archives may hold them: in red, green and blue, nothing shining through."""

import io
from typing import Any


def on_white(content: bytes) -> Any:
    """The picture as it looks on paper; what needs no change comes back byte for byte."""
    from PIL import Image  # late: most papers bear no picture

    picture: Any = Image.open(io.BytesIO(content))
    if picture.mode in ("RGB", "L") and "transparency" not in picture.info:
        return io.BytesIO(content)
    if picture.mode == "CMYK":
        return _saved(picture.convert("RGB"))
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return _saved(Image.alpha_composite(white, clear).convert("RGB"))


def _saved(picture: Any) -> io.BytesIO:
    room = io.BytesIO()
    picture.save(room, "PNG")
    room.seek(0)
    return room
