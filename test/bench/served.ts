import type { RequestListener } from 'node:http';
import { connect, type Connection, type ConnectOptions } from '#db/client.ts';
import { buildApp } from '#server/app.ts';
import { identifyListening } from '#server/identify.ts';
import { createAccounts, signIn } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';

/** What a process under load serves: our API on a pool that counts its statements, and people who are signed in. */
export interface Counting extends Connection {
  /** Statements sent since the last call. */
  statements: () => number;
}

const PASSWORD = 'where the rivers meet';

export function countingPool(url: string, options: Pick<ConnectOptions, 'durable'> = {}): Counting {
  const connection = connect(url, { max: 20, ...options });
  const { client } = connection;
  let sent = 0;
  const unsafe = client.unsafe;
  // Counted here and not by the driver's debug option, which makes every statement dearer.
  client.unsafe = ((...args: Parameters<typeof unsafe>) => (sent++, unsafe(...args))) as typeof unsafe;
  const statements = () => {
    const count = sent;
    sent = 0;
    return count;
  };
  return { ...connection, statements };
}

/** The API as in production, without its log. */
export const ourApi = (connection: Counting, now: Context['now'], pages?: RequestListener) =>
  buildApp({
    db: connection.db,
    now,
    identify: identifyListening(connection, { now }),
    readiness: async () => ({ database: 'up', bookings: 'open', queues: [], failedJobs: 0 }),
    publicUrl: () => 'http://127.0.0.1',
    appSecret: 'a secret of the bench, which is long enough',
    isDemo: true,
    trustedProxy: false,
    defaultTimeZone: 'UTC',
    log: false,
    ...(pages && { pages }),
    // A few learners send what thousands would.
    limits: { account: 1_000_000, address: 1_000_000 },
  });

/** Learners with these addresses, each with the cookie of their session. */
export async function signedInLearners(db: Connection['db'], now: Context['now'], emails: readonly string[], timeZone: string) {
  const system: Context = { db, actor: SYSTEM, now };
  const joinedOn = now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: 1 });
  const people = emails.map((email) => ({ name: email, email, kind: 'employee' as const, timeZone, joinedOn }));
  const personIds = await addPeople(system, people);
  const requests = personIds.map((personId) => ({ personId, accessRoles: ['learner' as const], password: PASSWORD }));
  await createAccounts(system, requests);
  return Promise.all(
    emails.map(async (email, n) => {
      const session = await signIn(system, { email, password: PASSWORD, address: '127.0.0.1', userAgent: null });
      return { personId: personIds[n]!, cookie: `tributary_session=${session}` };
    }),
  );
}
