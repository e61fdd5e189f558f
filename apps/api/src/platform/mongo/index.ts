export * from './collection.js';
export * from './connection.js';
export * from './duplicate-key.js';
export * from './fields.js';
export * from './page.js';
export * from './transaction.js';
