"""Pictures for the corpus, made here: what looks like photographs, and like screenshots with text.

Of about a megabyte each, as editors get them; the same for the same seed, with the same version of Pillow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFont

from newsgen.images import card_font_file

_PHOTOGRAPH = (3000, 2000)
_SCREENSHOT = (2560, 1440)
_EVERY = 4  # every fourth picture is a screenshot
_CANVAS = (4200, 3200)  # photographs are cut out of one that is larger, each from another place


def picture_name(number: int) -> str:
    """Return the name of a picture's file."""
    return f"photograph-{number:03}.jpg" if number % _EVERY else f"screenshot-{number:03}.png"


def made_pictures(count: int, seed: int, texts: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Give the name and the content of each picture; `texts` is what stands in screenshots."""
    if not count:
        return
    canvas = _canvas(seed)
    for number in range(count):
        random = Random(f"picture/{seed}/{number}")  # noqa: S311 - a corpus, not a secret
        view = _view(canvas, random)
        buffer = BytesIO()
        if number % _EVERY:
            view.save(buffer, "JPEG", quality=88, subsampling="4:2:0")
        else:
            _screen(view, "".join(texts[number : number + 9]), random).save(buffer, "PNG")
        yield picture_name(number), buffer.getvalue()


@cache
def _canvas(seed: int) -> Image.Image:
    """Return a picture with as much detail at every scale as nature has: noise, halved with each octave."""
    random = Random(f"canvas/{seed}")  # noqa: S311 - a corpus, not a secret
    width, height = _CANVAS
    canvas = Image.new("RGB", _CANVAS, (128, 128, 128))
    for step, weight in ((700, 1.0), (240, 0.5), (80, 0.3), (24, 0.16), (7, 0.09), (2, 0.05)):
        size = (width // step + 1, height // step + 1)
        noise = Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))
        noise = noise.resize(_CANVAS, Image.Resampling.BICUBIC)
        grey = Image.new("RGB", _CANVAS, (128, 128, 128))
        # The first octave makes light and colour, the others are added to it.
        canvas = ImageChops.add(canvas, Image.blend(grey, noise, weight), 1, -128)
    return ImageEnhance.Color(canvas).enhance(0.4)


def _view(canvas: Image.Image, random: Random) -> Image.Image:
    width, height = _PHOTOGRAPH
    left, top = random.randrange(_CANVAS[0] - width), random.randrange(_CANVAS[1] - height)
    view = canvas.crop((left, top, left + width, top + height))
    if random.random() < 0.5:
        view = view.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return ImageEnhance.Brightness(view).enhance(0.8 + 0.4 * random.random())


def _screen(view: Image.Image, text: str, random: Random) -> Image.Image:
    """Return a window with lines of text beside a picture."""
    width, height = _SCREENSHOT
    screen = Image.new("RGB", _SCREENSHOT, "#f4f4f6")
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, width, 70), fill="#2f5d8a")
    draw.rectangle((0, 70, 420, height), fill="#e3e6ea")
    screen.paste(view.resize((720, 480)), (width - 780, 120))
    font = _font()
    for row in range(24):
        start = random.randrange(len(text))
        draw.text((470, 110 + row * 54), (text + text)[start : start + 36], "#1c1f22", font)
        draw.text((30, 110 + row * 54), text[row % len(text) :][:11], "#575c61", font)
    return screen


@cache
def _font() -> ImageFont.FreeTypeFont:
    file = card_font_file()
    if file is None:
        raise RuntimeError("screenshots need the font of newsgen[cards]")
    return ImageFont.truetype(file, 34)
