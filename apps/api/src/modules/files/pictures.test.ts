import { crc32, deflateSync } from 'node:zlib';
import { LIMITS, MESSAGES } from '@confab/shared';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { expectError } from '../../testing/index.js';
import { picture } from './files.fixture.js';
import { Pictures } from './pictures.js';

const pictures = new Pictures();
const examine = (mimeType: string, bytes: Buffer) => pictures.examine(mimeType, async () => bytes);
const small = async (bytes: Buffer | null | undefined) => sharp(bytes ?? Buffer.alloc(0)).metadata();

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('in %s is measured and made small', async (format) => {
    const found = await examine(`image/${format}`, await picture(900, 450, format));
    expect(found).toMatchObject({ width: 900, height: 450 });
    expect(await small(found?.thumbnail)).toMatchObject({ format: 'webp', width: 360, height: 180 });
  });

  it('is not made larger', async () => {
    const found = await examine('image/png', await picture(30, 20));
    expect(await small(found?.thumbnail)).toMatchObject({ width: 30, height: 20 });
  });

  it('is turned as its camera was held, and its thumbnail says nothing of the place', async () => {
    const exif = { IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
    const bytes = await sharp(await picture(80, 40))
      .jpeg()
      .withMetadata({ orientation: 6, exif })
      .toBuffer();
    const found = await examine('image/jpeg', bytes);
    expect(found).toMatchObject({ width: 40, height: 80 });
    expect(await small(found?.thumbnail)).not.toHaveProperty('exif');
  });

  it('of too many pixels is refused by its header', async () => {
    const started = performance.now();
    await expectError(examine('image/png', pngOf(50_000, 50_000)), 'BAD_REQUEST', MESSAGES.pictureTooLarge);
    await expectError(examine('image/png', pngOf(LIMITS.picturePixels / 1_000 + 1, 1_000)), 'BAD_REQUEST');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('whose pixels do not come has a size and no thumbnail, or at least does no harm', async () => {
    const found = await examine('image/png', pngOf(4_000, 4_000));
    expect(found).toMatchObject({ width: 4_000, height: 4_000 });
  });
});

describe('what is none', () => {
  it.each([
    ['a drawing', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['bytes behind the sign of a picture', 'image/png', Buffer.from('\x89PNG\r\n\x1a\nand so on', 'latin1')],
    ['nothing', 'image/jpeg', Buffer.alloc(0)],
  ])('is found out: %s', async (_, mimeType, bytes) => {
    expect(await examine(mimeType, bytes)).toBeNull();
  });

  it('is found out: one kind under the name of another', async () => {
    expect(await examine('image/png', await picture(8, 8, 'gif'))).toBeNull();
  });

  it('meets no decoder but the five', async () => {
    const tiff = await sharp(await picture(8, 8))
      .tiff()
      .toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const bytes of [tiff, svg]) await expect(sharp(bytes).metadata()).rejects.toThrow('unsupported');
  });
});

/** A PNG whose header promises this size; the pixels are not there. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const pixels = deflateSync(Buffer.alloc(1_000));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
