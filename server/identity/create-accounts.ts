import type { Queryable } from '#db/client.ts';
import type { AccessRole, Context } from '#server/shared/context.ts';
import { hashPassword } from './passwords.ts';
import { findAccountOfPerson, insertAccounts } from './store/accounts.ts';

export interface AccountRequest {
  personId: string;
  accessRoles: readonly AccessRole[];
  /** The last day (UTC) of an auditor, who has one. */
  auditorUntil?: Temporal.PlainDate | null;
  /** Without one, nobody can sign in until a password is set by a one-time link. */
  password?: string;
}

/** Give people accounts. Every account may learn; further access roles are named. */
export async function createAccounts({ db }: Context, requests: readonly AccountRequest[]): Promise<void> {
  const rows = await Promise.all(
    requests.map(async ({ personId, accessRoles, auditorUntil = null, password }) => ({
      personId,
      accessRoles,
      auditorUntil,
      passwordHash: password === undefined ? null : await hashPassword(password),
    })),
  );
  await insertAccounts(db, rows);
}

/** Whether a person has an account. */
export const hasAccount = async (db: Queryable, personId: string): Promise<boolean> =>
  (await findAccountOfPerson(db, personId)) !== null;
