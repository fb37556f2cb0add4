/** What the README's pictures need to know of a page, and of a picture; each runs inside the browser by itself. */

/** Whether a quote has been found just now, and all is well. */
export function found(quote) {
  const quotes = [...document.querySelectorAll(".suggestion blockquote")];
  const ahead = document.querySelector(".clock").textContent.includes("last words");
  return !ahead && !document.querySelector(".alarms").textContent && quotes.some((one) => one.textContent.includes(quote));
}

/** How many lines and buttons an edge of what scrolls cuts in two, with what is said last in view. */
export function cut() {
  /** A line's box is that much higher than its letters. */
  const EMPTY = 1;
  const said = document.querySelector(".transcript .scroll");
  said.scrollTop = said.scrollHeight;
  document.querySelector(".scorecard .scroll").scrollTop = 0;
  let lines = 0;
  for (const box of document.querySelectorAll(".scroll")) {
    const seen = box.getBoundingClientRect();
    const crosses = ({ top, bottom, height }) =>
      height > 0 && [seen.top, seen.bottom].some((edge) => top + EMPTY < edge && edge < bottom - EMPTY);
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      range.selectNodeContents(texts.currentNode);
      // Of a quote in short, the lines that are left out have a place too.
      const end = texts.currentNode.parentElement.getBoundingClientRect().bottom;
      lines += [...range.getClientRects()].filter((line) => line.top < end - EMPTY && crosses(line)).length;
    }
    lines += [...box.querySelectorAll("button, textarea")].filter((one) => crosses(one.getBoundingClientRect())).length;
  }
  return lines;
}

/** A picture, from PNG to WebP, both in base64: in few colours, then without loss, which keeps letters sharp. A colour
    that looks like a more frequent one is drawn as that; a rare one that looks like none stays as it is. */
export async function paletted(png) {
  const ALIKE = 16;
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawing = canvas.getContext("2d", { alpha: false });
  drawing.drawImage(picture, 0, 0);
  const image = drawing.getImageData(0, 0, picture.width, picture.height);
  const pixels = new Uint32Array(image.data.buffer);
  const times = new Map();
  for (const pixel of pixels) times.set(pixel, (times.get(pixel) ?? 0) + 1);
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const apart = (one, other) => Math.hypot(...parts(one).map((part, at) => part - parts(other)[at]));
  const taken = new Map();
  const palette = [];
  for (const pixel of [...times.keys()].sort((a, b) => times.get(b) - times.get(a))) {
    const like = palette.find((one) => apart(one, pixel) < ALIKE);
    if (like === undefined) palette.push(pixel);
    taken.set(pixel, like ?? pixel);
  }
  pixels.forEach((pixel, at) => (pixels[at] = taken.get(pixel)));
  drawing.putImageData(image, 0, 0);
  const webp = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 1 })).arrayBuffer());
  return btoa(Array.from(webp, (byte) => String.fromCharCode(byte)).join(""));
}
