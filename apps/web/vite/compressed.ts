import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(?:js|css|svg|html|webmanifest)$/;
/** Below this a compressed copy saves no packet. */
const WORTHWHILE = 1_400;
const kinds = [
  { ending: '.br', compress: promisify(brotliCompress) },
  { ending: '.gz', compress: promisify(gzip) },
];

/** Puts compressed copies beside the built files, so that the server need not compress them at each request. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed-copies',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      for (const file of files.filter((name) => COMPRESSIBLE.test(name))) {
        const content = await readFile(join(folder, file));
        if (content.length < WORTHWHILE) continue;
        for (const { ending, compress } of kinds) {
          await writeFile(join(folder, file + ending), await compress(content));
        }
      }
    },
  };
}
