import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { AGREEMENT, AgreementNotAccepted, assertAccepted } from './rules/agreement.ts';
import { acceptedVersions, insertAcceptance } from './store/agreements.ts';

/** Who sees what, and whether one has agreed to this version. */
export async function viewAgreement(context: Context) {
  const accepted = await acceptedVersions(context.db, actingPerson(context));
  const { version, paragraphs } = AGREEMENT;
  return { version, paragraphs: [...paragraphs], acceptedAt: accepted.get(version)?.toString() ?? null };
}

/** Accept the version in force; once is enough. @throws {AgreementNotAccepted} when another version was read. */
export async function acceptAgreement(context: Context, version: string): Promise<void> {
  if (version !== AGREEMENT.version) throw new AgreementNotAccepted();
  await insertAcceptance(context.db, { personId: actingPerson(context), version, acceptedAt: context.now() });
}

/** @throws {AgreementNotAccepted} */
export async function assertAgreed({ db }: Pick<Context, 'db'>, personId: string): Promise<void> {
  assertAccepted([...(await acceptedVersions(db, personId)).keys()]);
}
