// Some registries list no macOS, Windows or musl builds of optional platform packages; npm then leaves them out of the
// lock file and `npm ci` fails. This adds the missing entries. With --check it only says whether any are missing.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const checkOnly = process.argv.includes('--check');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const named = (...names) => Object.fromEntries(names.map((name) => [name, name]));
const OPERATING_SYSTEMS = {
  ...named('darwin', 'win32', 'linux', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'),
  macos: 'darwin',
  windows: 'win32',
  linuxmusl: 'linux',
};
const PROCESSORS = {
  ...named('x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'),
  64: 'x64',
  aarch64: 'arm64',
  armv7: 'arm',
  x86: 'ia32',
  ppc64le: 'ppc64',
};

/** The lock entry that `name` resolves to from the package at `from`, or null. */
function resolveEntry(from, name) {
  for (let path = from; ; ) {
    const key = `${path ? `${path}/` : ''}node_modules/${name}`;
    if (packages[key]) return key;
    if (!path) return null;
    const parent = path.lastIndexOf('node_modules/');
    path = parent > 0 ? path.slice(0, parent - 1) : '';
  }
}

const added = [];
const unknown = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = resolveEntry(path, name);
    if (found && (packages[found].version === range || !/^\d/.test(range))) continue;
    const version = range.match(/^[~^]?(\d+\.\d+\.\d+\S*)$/)?.[1];
    const words = name.split('/').pop().split('-');
    const pick = (table) => [...new Set(words.map((word) => table[word]).filter(Boolean))];
    const os = name === 'fsevents' ? ['darwin'] : pick(OPERATING_SYSTEMS);
    const cpu = pick(PROCESSORS);
    if (!version || (!os.length && !cpu.length)) {
      unknown.push(`${path} -> ${name}@${range}`);
      continue;
    }
    const gnu = os[0] === 'linux' && words.some((word) => word.startsWith('gnu'));
    const libc = words.some((word) => word.includes('musl')) ? ['musl'] : gnu ? ['glibc'] : null;
    const top = `node_modules/${name}`;
    packages[packages[top] ? `${path}/node_modules/${name}` : top] = {
      version,
      ...(cpu.length && { cpu }),
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      ...(os.length && { os }),
    };
    added.push(`${name}@${version}`);
  }
}

if (checkOnly) {
  if (added.length > 0) {
    console.error(
      `package-lock.json lacks ${added.length} platform builds; run: node scripts/complete-lock.mjs\n${added.join('\n')}`,
    );
    process.exit(1);
  }
  if (JSON.stringify(lock).includes('"resolved":"http')) {
    console.error('package-lock.json names registry addresses; keep omit-lockfile-registry-resolved=true in .npmrc.');
    process.exit(1);
  }
} else {
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    `Added ${added.length} platform builds to package-lock.json.${unknown.map((line) => `\nUnknown: ${line}`).join('')}`,
  );
}
