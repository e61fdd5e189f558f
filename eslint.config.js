// Biome formats and lints. ESLint has only the rules that need types (promises), and those that say where a thing of
// the outside world may be touched.
import tseslint from 'typescript-eslint';

const message = 'Read the environment in apps/api/src/platform/config and pass on what is needed.';
const environment = {
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message }],
  'no-restricted-imports': [
    'error',
    { paths: ['process', 'node:process'].map((name) => ({ name, importNames: ['env', 'default'], message })) },
  ],
};
const systemTime = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Ask the clock (apps/api/src/platform/clock.ts), so that tests can move the time.',
  },
  {
    selector: ":matches(NewExpression, CallExpression)[callee.name='Date'][arguments.length=0]",
    message: 'Ask the clock (apps/api/src/platform/clock.ts), so that tests can move the time.',
  },
];
const source = '{apps,packages}/*/{src,e2e,test}/**/*.{ts,tsx}';
const tests = ['**/*.test.{ts,tsx}', '**/*.fixture.ts', '**/{test,e2e}/**'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/dist-types/**', '**/node_modules/**', '**/.turbo/**'] },
  {
    files: [source, '{bench,examples}/src/**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // React takes handlers that return a promise; their errors are shown by the form or the query they belong to.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: [source],
    ignores: ['apps/api/src/platform/config/**', ...tests],
    rules: environment,
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/platform/clock.ts', 'apps/api/src/testing/**', ...tests],
    rules: { 'no-restricted-syntax': ['error', ...systemTime] },
  },
);
