import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { namesIn } from './keep-imports.ts';
import { companySize, planOf } from './plan-import.ts';
import { toConfirm } from './rules/confirmation.ts';
import { nameOf } from './rules/people-plan.ts';
import { findImport } from './store/people-imports.ts';

export type Shown = 'mistakes' | 'added' | 'changed' | 'leaving' | 'same';
/** What is shown where nobody asked: the first that holds something. */
const ORDER: readonly Shown[] = ['mistakes', 'leaving', 'changed', 'added', 'same'];

/**
 * What a file would do to what is recorded at this moment, and a page of one of its lists; of one that is applied, what it did.
 *
 * @throws {NotFound}
 */
export async function viewImport(
  context: Context,
  importId: string,
  { show, skip, limit, defaultTimeZone }: { show?: Shown; skip: number; limit: number; defaultTimeZone: string },
) {
  const stored = await findImport(context.db, importId);
  if (!stored) throw new NotFound('import');
  const { content, ...found } = stored;
  const nameOfPerson = await namesIn(context, [found]);
  if (content === null) return { found, nameOf: nameOfPerson, plan: null };
  const [plan, peopleCount] = await Promise.all([
    planOf(context, { ...found, content }, defaultTimeZone),
    companySize(context, found),
  ]);
  const shown = show ?? ORDER.find((list) => plan[list].length > 0) ?? 'same';
  const people = shown === 'mistakes' ? [] : plan[shown];
  const end = skip + limit;
  return {
    found,
    nameOf: nameOfPerson,
    plan: {
      name: nameOf(plan),
      lines: plan.lines,
      counts: {
        ...{ mistakes: plan.mistakes.length, added: plan.added.length, changed: plan.changed.length },
        ...{ leaving: plan.leaving.length, same: plan.same.length },
        accounts: [...plan.added, ...plan.changed, ...plan.leaving].filter(({ deed }) => deed.opensAccount).length,
      },
      peopleCount,
      confirm: toConfirm(plan, peopleCount),
      shown,
      mistakes: shown === 'mistakes' ? plan.mistakes.slice(skip, end) : [],
      people: people.slice(skip, end).map(({ deed: _deed, from, ...person }) => ({ ...person, from: from.toString() })),
      next: plan[shown].length > end ? end : null,
    },
  };
}
