import type { Page } from 'playwright-core';
import { anAccount } from './newcomer.ts';

export const COACH_ZONE = 'Europe/Berlin';

/** Somebody of the demo company who may coach, appointed and verified by the OSPO lead through the front door. */
export async function aCoach(name: string, lead: Page, skills: Record<string, number>) {
  const { personId, email } = await anAccount(name, ['coach']);
  const put = async (path: string, data?: object) => {
    const answer = await lead.request.put(`/api/v1/coaching/coaches/${personId}${path}`, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  await put('');
  const expiresOn = Temporal.Now.plainDateISO('UTC').add({ years: 1 }).toString();
  for (const [skillId, level] of Object.entries(skills)) await put(`/skills/${skillId}`, { level, expiresOn });
  return { personId, email, name };
}

/** A call of the API as whoever is signed in, with its answer. */
export async function ask<T = Record<string, unknown>>(page: Page, path: string, data?: object): Promise<T> {
  const url = `/api/v1${path}`;
  const answer = data ? await page.request.post(url, { data }) : await page.request.get(url);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return (text ? JSON.parse(text) : null) as T;
}

interface Slots {
  slots: { startsAt: string }[];
}
interface SessionTypes {
  items: { sessionTypeId: string; questions: string[] }[];
}

/** Book the first free slot of a coach's offer, prepared. */
export async function bookFirst(
  learner: Page,
  offer: { offerId: string; sessionTypeId: string; coachId: string },
  purpose: string,
) {
  const { version } = await ask<{ version: string }>(learner, '/me/coaching/agreement');
  await ask(learner, '/me/coaching/agreement/acceptances', { version });
  const { offerId, sessionTypeId, coachId } = offer;
  const { slots } = await ask<Slots>(learner, `/coaching/offers/${offerId}/slots?coachId=${coachId}`);
  const { items } = await ask<SessionTypes>(learner, '/coaching/session-types');
  const { questions } = items.find((type) => type.sessionTypeId === sessionTypeId)!;
  const intake = questions.map((question) => ({ question, answer: 'The router firmware, as a download for customers.' }));
  const { startsAt } = slots[0]!;
  const booked = { offerId, coachId, startsAt, purpose, intake };
  return ask<{ bookingId: string; sessionId: string }>(learner, '/coaching/bookings', booked);
}
