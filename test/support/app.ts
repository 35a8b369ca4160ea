import type { InjectOptions } from 'fastify';
import { buildApp, type AppDeps } from '#server/app.ts';
import { SESSION_COOKIE } from '#server/http/context.ts';
import { identifyWith } from '#server/identify.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { sessionsOf } from '#server/identity/sessions.ts';
import { findAccountOfPerson, insertAccounts } from '#server/identity/store/accounts.ts';
import { addPeople } from '#server/organization/index.ts';
import { readReadiness } from '#server/readiness.ts';
import { SYSTEM, type AccessRole, type Context } from '#server/shared/context.ts';
import { aClock } from './clock.ts';
import { testDatabase } from './database.ts';

export const PASSWORD = 'correct horse battery';
const ORIGIN = 'http://tributary.test';
/** Hashing is slow by design: once for everybody. */
const passwordHash = hashPassword(PASSWORD);

/** The whole API on a database of its own, with people who can sign in. */
export async function testApp(
  others: Partial<Pick<AppDeps, 'limits' | 'isDemo' | 'log' | 'mailFrom' | 'defaultTimeZone' | 'egress'>> = {},
) {
  const database = await testDatabase();
  const clock = aClock();
  const context: Context = { db: database.db, actor: SYSTEM, now: clock.now };
  const app = await buildApp({
    db: database.db,
    now: clock.now,
    identify: identifyWith({ db: database.db, now: clock.now }),
    readiness: () => readReadiness(database.db),
    publicUrl: () => ORIGIN,
    appSecret: 'a secret of the tests, long enough',
    isDemo: true,
    trustedProxy: false,
    defaultTimeZone: 'UTC',
    log: false,
    // Everybody in a test comes from one address, within one minute of a clock that stands.
    limits: { account: 1_000_000, address: 1_000_000 },
    ...others,
  });
  let people = 0;

  const signInAs = async (email: string, password = PASSWORD) => {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
    return { answer, cookie };
  };
  /** A signed-in person, whose password is not asked for; `as` calls the API with their cookie. */
  const aPerson = async (...accessRoles: AccessRole[]) => {
    const email = `person${++people}@example.com`;
    const joinedOn = clock.today().subtract({ years: 1 });
    const [personId] = await addPeople(context, [
      { name: `Person ${people}`, email, kind: 'employee', timeZone: 'Europe/Berlin', joinedOn },
    ]);
    const auditorUntil = accessRoles.includes('auditor') ? clock.today().add({ years: 1 }) : null;
    await insertAccounts(database.db, [{ personId: personId!, accessRoles, auditorUntil, passwordHash: await passwordHash }]);
    const account = await findAccountOfPerson(database.db, personId!);
    const session = await sessionsOf(database.db).createSession(account!.id, { userAgent: 'lightMyRequest' });
    const cookie = `${SESSION_COOKIE}=${session.id}`;
    const as = (options: InjectOptions) => app.inject({ ...options, headers: { cookie, ...options.headers } });
    return { personId: personId!, email, cookie, as };
  };
  const close = async () => {
    await app.close();
    await database.close();
  };
  return { app, clock, context, database, aPerson, signInAs, origin: ORIGIN, close };
}
