// Makes the icons of the installed application from the logo: node scripts/icons.mjs
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

const folder = new URL('../public/', import.meta.url);
const logo = await readFile(new URL('favicon.svg', folder), 'utf8');
/** To the edge, because systems cut their own shape out of it: what counts stays within four fifths. */
const maskable = logo
  .replace(/rx="\d+" /u, '')
  .replaceAll('<path ', '<path transform="translate(16 16) scale(.78) translate(-16 -16)" ');

async function write(name, source, size) {
  const density = (72 * size) / 32;
  await sharp(Buffer.from(source), { density })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(new URL(`icons/${name}`, folder).pathname);
}

await write('icon-192.png', logo, 192);
await write('icon-512.png', logo, 512);
await write('maskable-192.png', maskable, 192);
await write('maskable-512.png', maskable, 512);
await write('touch-180.png', maskable, 180);
