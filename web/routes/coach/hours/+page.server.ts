import { call, need } from '#lib/server/api.ts';
import { viewMyHours } from '#server/coaching/contract.ts';
import { coachIn } from '../coach.server.ts';
import { todayIn, weekOf } from '../zone-time.server.ts';
import { blockOf, entryOf } from './entry.ts';
import { removeWeekly, saveWeekly } from './weekly.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const { rules } = await need(call(event, viewMyHours, {}));
  const today = todayIn(timeZone);
  const monday = weekOf(null, timeZone)[0]!;
  const change = event.url.searchParams.get('change');
  return {
    timeZone,
    today,
    monday,
    rules,
    change: rules.find(({ ruleId }) => ruleId === change) ?? null,
    blocks: rules.map((rule) => blockOf(entryOf(rule), monday)),
    timeZones: Intl.supportedValuesOf('timeZone'),
    saved: event.url.searchParams.get('saved'),
  };
};

export const actions: Actions = { save: saveWeekly, remove: removeWeekly };
