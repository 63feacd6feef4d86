"""Photos as papers hold them: cut to the frame, no larger than a printer shows, upright."""

import io

from PIL import Image, ImageOps

_DPI = 300
_QUALITY = 85


def fitted_photo(content: bytes, width: float, height: float) -> bytes | None:
    """A photo as a JPEG that fills a frame of that size in points; nothing if it is unreadable."""
    size = round(width / 72 * _DPI), round(height / 72 * _DPI)
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("RGB", (2 * size[0], 2 * size[1]))
            upright = ImageOps.exif_transpose(opened)
            flat = _on_white(upright)
            # Heads are nearer the upper edge than the lower.
            cut = ImageOps.fit(flat, size, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    kept = io.BytesIO()
    cut.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGB", "L"):
        return picture
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    white.alpha_composite(clear)
    return white.convert("RGB")
