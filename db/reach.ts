import postgres from 'postgres';

/** UUID version 7 and constraints over time are made by the database. */
const OLDEST = { number: 180_000, name: '18' };
const ANSWERS_WITHIN_S = 5;

const REASONS: Record<string, (url: URL) => string> = {
  ECONNREFUSED: ({ host }) => `nothing answers at ${host}: start PostgreSQL there, or correct the address.`,
  ENOTFOUND: ({ hostname }) => `there is no host ${hostname}: correct the address.`,
  EAI_AGAIN: ({ hostname }) => `the host ${hostname} cannot be looked up: correct the address, or the name server.`,
  CONNECT_TIMEOUT: ({ host }) => `${host} does not answer: correct the address, or open the way there.`,
  '28P01': ({ username }) => `the password of ${username} is not taken: correct it.`,
  '28000': ({ username }) => `the server does not let ${username} in: create the role, or allow it in pg_hba.conf.`,
  '3D000': ({ pathname }) => `there is no database ${pathname.slice(1)}: create it, or correct the name.`,
  '53300': ({ host }) => `${host} has no connection to spare: raise max_connections there.`,
};

/**
 * Why a database cannot be worked with, as half a sentence with its remedy; null when it can.
 *
 * @param isMigrated Whether the tables have to be there already.
 */
export async function whyUnusable(address: string, { isMigrated = false } = {}): Promise<string | null> {
  const sql = postgres(address, { max: 1, connect_timeout: ANSWERS_WITHIN_S, onnotice: () => {} });
  try {
    const [row] = await sql`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
        to_regclass('public.persons') is not null as is_migrated`;
    if (row!['number'] < OLDEST.number) return `it is PostgreSQL ${row!['version']}, and ${OLDEST.name} or newer is needed.`;
    return isMigrated && !row!['is_migrated'] ? 'it has no tables yet: run "npm run db:migrate" first.' : null;
  } catch (error) {
    const reason = REASONS[(error as { code?: string }).code ?? ''];
    if (!reason) throw error;
    return reason(new URL(address));
  } finally {
    await sql.end({ timeout: 1 });
  }
}
