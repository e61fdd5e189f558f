// Which folder may import which: main → app → modules → platform → shared, web → client → shared, and among the modules
// only upwards and through their doors.

/** The modules of the API, in levels: each may use those of the levels above it in this list. */
const levels = [
  ['auth'],
  ['users'],
  ['teams'],
  ['invitations', 'rooms'],
  ['files'],
  ['channels', 'conversations'],
  ['messages'],
  ['search', 'presence', 'webhooks', 'admin', 'events'],
];

const modules = 'apps/api/src/modules';
const oneOf = (names) => `(${names.join('|')})`;
const test = '\\.(test|fixture)\\.tsx?$';
/** Code that only tests run. */
const testCode = [test, '^apps/[^/]+/(test|e2e)/', '^packages/[^/]+/test/', '^apps/api/src/testing/'];

const upwardsOnly = levels.map((names, level) => ({
  name: `modules-upwards-only-${names[0]}`,
  comment: `${names.join(', ')} may use lower modules only. What an upper one has to hear of goes over the event bus.`,
  severity: 'error',
  from: { path: `^${modules}/${oneOf(names)}/`, pathNot: test },
  to: {
    path: `^${modules}/${oneOf(levels.slice(level).flat())}/`,
    // Its own files; `$1` is the name of the module on the left.
    pathNot: `^${modules}/$1/`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that import each other cannot be understood one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere would also escape all other rules.',
      severity: 'error',
      from: {},
      // What Vite makes while it builds is in no file.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    ...upwardsOnly,
    {
      name: 'modules-have-a-level',
      comment: 'A new module has to be given its level in .dependency-cruiser.cjs.',
      severity: 'error',
      from: {},
      to: { path: `^${modules}/[^/]+/`, pathNot: `^${modules}/${oneOf(levels.flat())}/` },
    },
    {
      name: 'modules-through-their-door',
      comment: 'A module is used by others through its index.ts.',
      severity: 'error',
      from: { path: `^${modules}/([^/]+)/` },
      to: { path: `^${modules}/[^/]+/`, pathNot: [`^${modules}/$1/`, `^${modules}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'app-through-the-doors',
      comment: 'The composition root uses a module through its index.ts.',
      severity: 'error',
      from: { path: '^apps/api/src/(app/|testing/|(admin-)?main\\.ts|index\\.ts)', pathNot: test },
      to: { path: `^${modules}/[^/]+/`, pathNot: `^${modules}/[^/]+/index\\.ts$` },
    },
    {
      name: 'modules-do-not-know-the-app',
      severity: 'error',
      from: { path: `^${modules}/`, pathNot: test },
      to: { path: '^apps/api/src/(app/|(admin-)?main\\.ts|index\\.ts)' },
    },
    {
      name: 'platform-knows-nothing-above-it',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: test },
      to: { path: '^apps/api/src/(modules|app)/|^apps/api/src/((admin-)?main|index)\\.ts' },
    },
    {
      name: 'production-does-not-use-testing',
      severity: 'error',
      from: { path: '^(apps|packages|examples)/', pathNot: testCode },
      to: { path: ['^apps/api/src/testing/', test, '/embedded/test-mongo\\.ts$'] },
    },
    {
      name: 'only-types-from-the-api',
      comment: 'Nothing of the server may end up in a browser or a script.',
      severity: 'error',
      from: { path: '^(apps/web|packages/client|examples)/', pathNot: testCode },
      to: { path: '^apps/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'api-does-not-know-its-clients',
      severity: 'error',
      from: { path: '^apps/api/', pathNot: testCode },
      to: { path: '^(apps/web|packages/client|examples|bench)/' },
    },
    {
      name: 'client-does-not-know-the-web',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps/web|examples|bench)/' },
    },
    {
      name: 'shared-imports-only-zod',
      severity: 'error',
      from: { path: '^packages/shared/src/', pathNot: test },
      to: { pathNot: ['^packages/shared/src/', '^node_modules/zod/'] },
    },
    {
      name: 'features-do-not-know-each-other',
      comment: 'Pages and layouts in apps/web/src/app compose features; what two of them need is in shared.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/[^/]+/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'web-one-way',
      comment: 'app → features → realtime → shared.',
      severity: 'error',
      from: { path: '^apps/web/src/(features|realtime|shared)/', pathNot: test },
      to: { path: '^apps/web/src/app/' },
    },
    {
      name: 'web-one-way-shared',
      severity: 'error',
      from: { path: '^apps/web/src/(realtime|shared)/', pathNot: test },
      to: { path: '^apps/web/src/features/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(apps|packages)/[^/]+/dist(-types)?/', '^(examples|bench)/dist(-types)?/'] },
    // Also what is imported only as a type.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
