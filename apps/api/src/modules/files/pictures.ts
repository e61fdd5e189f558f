import { LIMITS, MESSAGES } from '@confab/shared';
import sharp from 'sharp';
import { errors } from '../../platform/errors.js';
import { WorkGate } from '../../platform/work-gate.js';

/** No decoder is there for anybody's bytes but these five. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.concurrency(1);
sharp.cache(false);

/** What sharp calls the formats. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};

const AT_ONCE = 2;
const WAITING = 64;
const DECODE_SECONDS = 5;
const QUALITY = 80;

export interface Picture {
  /** As it is shown: turned the way its camera was held. */
  width: number;
  height: number;
  /** WebP; null where the picture could be measured but not decoded. */
  thumbnail: Buffer | null;
}

/** Measures pictures and makes them small; a few at once, whoever sends them. */
export class Pictures {
  readonly #gate = new WorkGate({ atOnce: AT_ONCE, waiting: WAITING });

  /** Null for what is no such picture after all. Throws `BAD_REQUEST` for one of too many pixels, before decoding it. */
  examine(mimeType: string, read: () => Promise<Buffer>): Promise<Picture | null> {
    return this.#gate.run(async () => {
      const bytes = await read();
      const size = await measure(mimeType, bytes);
      if (!size) return null;
      if (size.width * size.height > LIMITS.picturePixels) throw errors.badRequest(MESSAGES.pictureTooLarge);
      return { ...size, thumbnail: await makeSmall(bytes) };
    });
  }
}

/** By the header alone. */
async function measure(mimeType: string, bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const { format, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return format === FORMATS[mimeType] ? autoOrient : null;
  } catch {
    return null;
  }
}

/** Without what the camera noted, of which the place is a part. */
async function makeSmall(bytes: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: LIMITS.picturePixels, failOn: 'none' })
      .timeout({ seconds: DECODE_SECONDS })
      .autoOrient()
      .resize(LIMITS.thumbnailPixels, LIMITS.thumbnailPixels, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer();
  } catch {
    return null;
  }
}
