import { loadSecrets } from './signing-keys.js';

// Run as a process of its own: prints a key from the data folder that its argument names.
const [, , dataDirectory = ''] = process.argv;
process.stdout.write(loadSecrets({ authSecret: undefined, dataDirectory }).derive('test').toString('hex'));
