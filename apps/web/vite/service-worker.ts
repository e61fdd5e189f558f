import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

interface ServiceWorkerOptions {
  /** The service worker's own file. */
  entry: string;
  /** Built files that are large and that most people never need: kept only once they were used. */
  leaveOut: readonly RegExp[];
}

/** Builds the service worker with the list of the files that it keeps, which is known when all others are written. */
export function serviceWorker({ entry, leaveOut }: ServiceWorkerOptions): Plugin {
  let root = '';
  let folder = '';
  let publicFolder = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      ({ root, publicDir: publicFolder } = config);
      folder = join(root, config.build.outDir);
    },
    async writeBundle(_options, bundle) {
      const built = Object.values(bundle)
        .filter((file) => {
          const source = file.type === 'chunk' ? (file.facadeModuleId ?? '') : file.fileName;
          return !leaveOut.some((pattern) => pattern.test(source));
        })
        .map(({ fileName }) => fileName);
      const copied = await readdir(publicFolder, { recursive: true, withFileTypes: true });
      const ours = copied
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name).slice(publicFolder.length + 1));
      const files = [...built, ...ours].map((name) => `/${name.replaceAll('\\', '/')}`).sort();
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        define: { SHELL: JSON.stringify({ version: await digest(folder, files), files }) },
        build: {
          outDir: folder,
          emptyOutDir: false,
          copyPublicDir: false,
          modulePreload: false,
          rolldownOptions: { input: join(root, entry), output: { entryFileNames: 'sw.js', format: 'iife' } },
        },
      });
    },
  };
}

async function digest(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
