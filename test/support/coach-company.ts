import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { connect } from '#db/client.ts';
import { createAccounts } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { PASSWORD } from './newcomer.ts';

export const COACH_ZONE = 'Europe/Berlin';

/** Somebody of the demo company who may coach, appointed and verified by the OSPO lead through the front door. */
export async function aCoach(name: string, lead: Page, skills: Record<string, number>) {
  const connection = connect(inject('installationDatabase'), { max: 1 });
  const context = { db: connection.db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fernwerk.example`;
  const joinedOn = Temporal.Now.plainDateISO('UTC').subtract({ days: 400 });
  const [personId] = await addPeople(context, [{ name, email, kind: 'employee', timeZone: COACH_ZONE, joinedOn }]);
  await createAccounts(context, [{ personId: personId!, accessRoles: ['coach'], password: PASSWORD }]);
  await connection.close();
  const put = async (path: string, data?: object) => {
    const answer = await lead.request.put(`/api/v1/coaching/coaches/${personId}${path}`, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  await put('');
  const expiresOn = Temporal.Now.plainDateISO('UTC').add({ years: 1 }).toString();
  for (const [skillId, level] of Object.entries(skills)) await put(`/skills/${skillId}`, { level, expiresOn });
  return { personId: personId!, email, name };
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
