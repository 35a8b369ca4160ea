import type { WithheldClinics } from '#server/coaching/contract.ts';
import { count, weekday } from './format.ts';

export const limitWords = (limit: WithheldClinics['limit']): string =>
  limit === 'day-limit' ? 'limit of the day' : 'limit of the week';

/** What a coach's limit keeps from people who would still need it; `whose` is "Your" or "Ana Silva’s". */
export function withheldSentence({ limit, sessions, dates }: Omit<WithheldClinics, 'coach'>, whose: string): string {
  const [first, ...others] = dates;
  const unit = limit === 'day-limit' ? 'day' : 'week';
  const when = unit === 'day' ? `on ${weekday(first!)}` : `in the week of ${weekday(first!)}`;
  const more = others.length > 0 ? ` and ${unit === 'day' ? 'on' : 'in'} ${count(others.length, `other ${unit}`)}` : '';
  return `${whose} limit of ${count(sessions, 'session')} a ${unit} leaves no further clinic ${when}${more}.`;
}
