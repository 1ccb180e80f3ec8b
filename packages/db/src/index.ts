export { openDatabase, type Database, type DatabaseClient, type DatabaseOptions, type Transaction } from './client.ts';
export { migrate } from './migrate.ts';
export * from './schema.ts';
