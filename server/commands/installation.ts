import { readConfig, type Config } from '../config.ts';
import type { Running } from '../shared/process.ts';
import { assertUsable, openDatabase, ownDatabase } from '../shared/store/databases.ts';

export interface Installation {
  config: Config;
  databaseUrl: string;
  ownerUrl: string;
}

export interface InstallationOptions {
  /** The product may not run meanwhile, as far as that can be known: on the embedded database. */
  isAlone?: boolean;
}

/**
 * The database that a command works on: the configured one, else the embedded one, which is left as it was found.
 *
 * @throws {ConfigError}
 */
export async function openInstallation(running: Running, { isAlone = false }: InstallationOptions = {}): Promise<Installation> {
  const config = readConfig();
  if (config.databaseUrl) {
    await assertUsable('DATABASE_URL', config.databaseUrl);
    return { config, databaseUrl: config.databaseUrl, ownerUrl: config.migrationUrl ?? config.databaseUrl };
  }
  const starting = isAlone ? ownDatabase(config) : openDatabase(config);
  running.add(async () => {
    const database = await starting.catch(() => null);
    if (database?.isStartedHere) await database.stop();
  });
  const { appUrl, ownerUrl } = await starting;
  return { config, databaseUrl: appUrl, ownerUrl };
}
