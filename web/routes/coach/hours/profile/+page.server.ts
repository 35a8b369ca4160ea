import { fail, redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { call } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { saveMyCoachProfile } from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const coach = await coachIn(event.parent);
  return { coach, timeZones: Intl.supportedValuesOf('timeZone'), saved: event.url.searchParams.has('saved') };
};

const SENTENCES = {
  languages: 'Choose at least one language.',
  maxPerDay: 'Write a number from 1 to 24, or nothing.',
  maxPerWeek: 'Write a number from 1 to 100, or nothing.',
  meetingUrl: 'Write an address that begins with https://',
  bio: 'Write up to 2,000 characters.',
};
const FIELD_OF = { 'unknown-time-zone': 'timeZone' };

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const entered = {
      status: form.has('paused') ? ('paused' as const) : ('active' as const),
      timeZone: text('timeZone'),
      languages: form.getAll('languages').map(String).filter(isLanguage),
      bio: text('bio'),
      maxPerDay: text('maxPerDay'),
      maxPerWeek: text('maxPerWeek'),
      acceptsRequests: form.has('acceptsRequests'),
      meetingUrl: text('meetingUrl'),
    };
    const { maxPerDay, maxPerWeek, meetingUrl, ...rest } = entered;
    const body = {
      ...rest,
      ...(maxPerDay && { maxPerDay: Number(maxPerDay) }),
      ...(maxPerWeek && { maxPerWeek: Number(maxPerWeek) }),
      ...(meetingUrl && { meetingUrl }),
    };
    const answer = await call(event, saveMyCoachProfile, { body });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, '/coach/hours/profile?saved');
  },
};
