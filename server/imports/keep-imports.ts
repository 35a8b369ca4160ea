import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import {
  deleteImport,
  deleteUnappliedBefore,
  insertImport,
  listImports,
  type PeopleImport,
  type Upload,
} from './store/people-imports.ts';

/** Keep a file until it is applied, or for so long. @returns its id. */
export const uploadPeople = (context: Context, upload: Omit<Upload, 'uploadedBy' | 'uploadedAt'>): Promise<string> =>
  insertImport(context.db, { ...upload, uploadedBy: actingPerson(context), uploadedAt: context.now() });

/** @throws {NotFound} also for one that was applied: that stays on record. */
export async function discardImport({ db }: Context, importId: string): Promise<void> {
  if (!(await deleteImport(db, importId))) throw new NotFound('import');
}

/** As many as a page shows. */
const LATEST = 20;

/** The latest imports, and who they are of. */
export async function latestImports(
  context: Context,
): Promise<{ imports: PeopleImport[]; nameOf: (personId: string) => string }> {
  const imports = await listImports(context.db, LATEST);
  return { imports, nameOf: await namesIn(context, imports) };
}

/** Names of those who uploaded and applied. */
export async function namesIn({ db }: Context, imports: readonly PeopleImport[]): Promise<(personId: string) => string> {
  const ids = new Set(imports.flatMap(({ uploadedBy, applied }) => [uploadedBy, ...(applied ? [applied.by] : [])]));
  const names = new Map((await findPersons(db, [...ids])).map(({ id, name }) => [id, name]));
  return (personId) => names.get(personId) ?? '';
}

const UNAPPLIED_LIVES = Temporal.Duration.from({ hours: 7 * 24 });

/** Forget files that nobody applied. */
export const sweepImports = ({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> =>
  deleteUnappliedBefore(db, now().subtract(UNAPPLIED_LIVES));
