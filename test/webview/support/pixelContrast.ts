import { type Browser, type Page } from 'playwright-core';
import { type VisiblePiece } from './visiblePieces.js';

/**
 * Pixels of the picture for one of the page. So large that letters have a core of pure colour in any font:
 * what is measured does not hang on how a machine smooths them.
 */
export const pictureScale = 2;

/** Reads pictures; a page of its own, as the pages under test may load nothing. */
export class PixelReader {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<PixelReader> {
    return new PixelReader(await (await browser.newContext()).newPage());
  }

  /**
   * The contrast (WCAG 2: 1 to 21) of each piece between the colour that is most of its box, and that which
   * differs most from it.
   */
  contrasts(picture: Buffer, pieces: readonly VisiblePiece[]): Promise<readonly number[]> {
    return this.#page.evaluate(measure, {
      picture: picture.toString('base64'),
      scale: pictureScale,
      boxes: pieces.map(({ x, y, width, height }) => ({ x, y, width, height })),
    });
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }
}

interface Measured {
  /** A PNG in base64. */
  readonly picture: string;
  readonly scale: number;
  readonly boxes: readonly Pick<VisiblePiece, 'x' | 'y' | 'width' | 'height'>[];
}

/** Runs in the reader's page, so that it holds all that it needs. */
async function measure({ picture, scale, boxes }: Measured): Promise<number[]> {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new Error('No canvas');
  }
  context.drawImage(bitmap, 0, 0);
  const { width: rowLength, height: rowCount } = bitmap;
  const pixels = new Uint32Array(context.getImageData(0, 0, rowLength, rowCount).data.buffer);

  const luminances = new Map<number, number>();
  /** WCAG 2, relative luminance. */
  const luminanceOf = (color: number): number => {
    let luminance = luminances.get(color);
    if (luminance === undefined) {
      const partOf = (shift: number): number => {
        const part = ((color >> shift) & 255) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      };
      luminance = 0.2126 * partOf(0) + 0.7152 * partOf(8) + 0.0722 * partOf(16);
      luminances.set(color, luminance);
    }
    return luminance;
  };
  const contrastOf = (one: number, other: number): number => {
    const [first, second] = [luminanceOf(one), luminanceOf(other)];
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  };
  /** A few odd pixels say nothing. */
  const least = 4;

  return boxes.map(({ x, y, width, height }) => {
    const left = Math.max(0, Math.floor(x * scale));
    const right = Math.min(rowLength, Math.ceil((x + width) * scale));
    const bottom = Math.min(rowCount, Math.ceil((y + height) * scale));
    const counts = new Map<number, number>();
    for (let row = Math.max(0, Math.floor(y * scale)); row < bottom; row += 1) {
      const end = row * rowLength + right;
      // Most pixels are like the one before, and counted with it.
      for (let at = row * rowLength + left; at < end;) {
        const color = pixels[at] ?? 0;
        const from = at;
        while (at < end && pixels[at] === color) {
          at += 1;
        }
        counts.set(color, (counts.get(color) ?? 0) + at - from);
      }
    }
    const [most] = [...counts].sort(([, one], [, other]) => other - one);
    const ground = most?.[0] ?? 0;
    const far = [...counts]
      .map(([color, count]) => ({ contrast: contrastOf(color, ground), count }))
      .sort((one, other) => other.contrast - one.contrast);
    let seen = 0;
    return (
      far.find(({ count }) => {
        seen += count;
        return seen >= least;
      })?.contrast ?? 1
    );
  });
}
