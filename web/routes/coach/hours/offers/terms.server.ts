import type { RequestEvent } from '@sveltejs/kit';
import type { OfferTerms } from './terms.ts';

const NUMBERS = [
  'minutes',
  'stepMinutes',
  'bufferBefore',
  'bufferAfter',
  'horizonDays',
  'capacity',
  'minParticipants',
  'cutoffHours',
  'maxOpenPerPerson',
] as const;

const APPROVALS = ['coach', 'manager'] as const;

/** What the form of an offer says, as typed and as the API takes it. Notice is asked in hours, and kept in minutes. */
export async function termsIn({ request }: RequestEvent): Promise<{ entered: OfferTerms; body: ReturnType<typeof bodyOf> }> {
  const form = await request.formData();
  const entered = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return { entered, body: bodyOf(entered) };
}

function bodyOf(entered: OfferTerms) {
  const number = (name: string) => (entered[name]?.trim() ? Number(entered[name]) : NaN);
  const isPair = entered['mode'] !== 'group';
  const counts = Object.fromEntries(NUMBERS.map((name) => [name, number(name)])) as Record<(typeof NUMBERS)[number], number>;
  const limit = (name: string) => entered[name]?.trim() && { [name]: number(name) };
  return {
    sessionTypeId: entered['sessionTypeId'] ?? '',
    title: entered['title']?.trim() ?? '',
    mode: isPair ? ('one-to-one' as const) : ('group' as const),
    ...counts,
    ...(isPair && { capacity: 1, minParticipants: 1, cutoffHours: 0 }),
    noticeMinutes: Math.round(number('noticeHours') * 60),
    cancelNoticeMinutes: Math.round(number('cancelNoticeHours') * 60),
    ...limit('maxPerDay'),
    ...limit('maxPerWeek'),
    approval: APPROVALS.find((approval) => approval === entered['approval']) ?? ('none' as const),
    visibility: entered['visibility'] === 'attendance' ? ('attendance' as const) : ('private' as const),
  };
}

export const SENTENCES = {
  sessionTypeId: 'Choose what the session is.',
  title: 'Give it a name of up to 120 characters.',
  minutes: 'Write minutes from 5 to 480.',
  stepMinutes: 'Write minutes from 5 to 240.',
  bufferBefore: 'Write minutes from 0 to 240.',
  bufferAfter: 'Write minutes from 0 to 240.',
  noticeHours: 'Write hours from 0 to 720.',
  horizonDays: 'Write days from 1 to 180.',
  cancelNoticeHours: 'Write hours from 0 to 720.',
  capacity: 'Write seats from 1 to 200.',
  minParticipants: 'Write a number from 1 to the seats there are.',
  cutoffHours: 'Write hours from 0 to 720.',
  maxOpenPerPerson: 'Write a number from 1 to 50.',
  maxPerDay: 'Write a number from 1 to 24, or nothing.',
  maxPerWeek: 'Write a number from 1 to 100, or nothing.',
};
export const FIELD_OF = { 'coaching/unknown-session-type': 'sessionTypeId', 'coaching/wrong-mode': 'capacity' };

const ASKED_AS: Record<string, string> = { noticeMinutes: 'noticeHours', cancelNoticeMinutes: 'cancelNoticeHours' };

/** Mistakes stand at the fields as they are asked. */
export function atFields<R extends { fields: Record<string, string> }>(problem: R): R {
  const fields = Object.fromEntries(
    Object.entries(problem.fields).map(([name, sentence]) => {
      const asked = ASKED_AS[name] ?? name;
      return [
        asked,
        SENTENCES[asked as keyof typeof SENTENCES] && ASKED_AS[name] ? SENTENCES[asked as keyof typeof SENTENCES] : sentence,
      ];
    }),
  );
  return { ...problem, fields };
}
