/** The migrated database that every test database is a copy of. Nobody may stay connected to it. */
export const templateDatabase = 'tendril_template';

/** The address of another database on the same server. */
export function databaseUrlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
