import { Refusal } from '#server/shared/refusal.ts';

export class LastAdministrator extends Refusal {
  constructor() {
    super('conflict', 'identity/last-administrator', 'Somebody has to administer this. Make another person administrator first.');
  }
}

/**
 * @param others How many other administrators can sign in.
 * @throws {LastAdministrator} when nobody would be left.
 */
export function assertAdministratorRemains(
  account: { isAdministrator: boolean; staysAdministrator: boolean },
  others: number,
): void {
  if (account.isAdministrator && !account.staysAdministrator && others === 0) throw new LastAdministrator();
}
