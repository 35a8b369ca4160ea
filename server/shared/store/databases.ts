import { join } from 'node:path';
import { startEmbedded, type EmbeddedDatabase } from '#db/embedded.ts';
import { ownEmbedded } from '#db/own-embedded.ts';
import { whyUnusable } from '#db/reach.ts';
import { ConfigError, type Config } from '../../config.ts';

/** Ask once whether the configured database can be worked with. @throws {ConfigError} naming what is wrong and how to mend it. */
export async function assertUsable(
  setting: 'DATABASE_URL' | 'DATABASE_MIGRATION_URL',
  address: string,
  wanted?: { isMigrated: boolean },
): Promise<void> {
  const reason = await whyUnusable(address, wanted);
  if (reason) throw new ConfigError([`${setting} cannot be used: ${reason}`]);
}

const folderOf = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'postgres');

/** The embedded database, beside whoever else uses it. */
export const openDatabase = (config: Pick<Config, 'dataDir'>): Promise<EmbeddedDatabase> => startEmbedded(folderOf(config));

/** The embedded database, for this process alone. @throws {ConfigError} when another process has it. */
export async function ownDatabase(config: Pick<Config, 'dataDir'>): Promise<EmbeddedDatabase> {
  const database = await ownEmbedded(folderOf(config));
  if (database) return database;
  throw new ConfigError([
    `DATA_DIR ${config.dataDir} is in use: another Tributary runs on it. Stop that one, or set another folder for this one.`,
  ]);
}
