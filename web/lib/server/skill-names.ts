import type { RequestEvent } from '@sveltejs/kit';
import { viewFramework } from '#server/catalog/contract.ts';
import { call, need } from './api.ts';

/** A framework is published a few times a year: a name may be a minute late, and a lesson need not read all of it. */
const KEPT_MS = 60_000;
let kept: { names: ReadonlyMap<string, string>; until: number } | null = null;

/** Names of skills by their ids. */
export async function skillNames(event: RequestEvent): Promise<ReadonlyMap<string, string>> {
  const now = performance.now();
  if (kept && kept.until > now) return kept.names;
  const { skills } = await need(call(event, viewFramework, {}));
  kept = { names: new Map(skills.map(({ id, name }) => [id, name])), until: now + KEPT_MS };
  return kept.names;
}
