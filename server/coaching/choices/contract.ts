import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { NoContent, Strict } from '#server/shared/schemas.ts';
import { Language } from '../shared/contract.ts';

/** So many languages can be named. */
export const MOST_LANGUAGES = 5;

const WantsSuggestions = { wantsSuggestions: Type.Boolean() };
/** In the order of whoever can be coached in them; empty while they have not said. */
const Languages = { languages: Type.Array(Language, { maxItems: MOST_LANGUAGES, uniqueItems: true }) };

export const viewMyCoachingChoices = endpoint({
  id: 'viewMyCoachingChoices',
  summary: 'What I have chosen about my coaching: whether sessions are suggested to me, and in which languages I can be coached',
  method: 'GET',
  path: '/me/coaching/choices',
  success: { status: 200, schema: Type.Object({ ...WantsSuggestions, ...Languages }) },
});

export const chooseMyCoaching = endpoint({
  id: 'chooseMyCoaching',
  summary: 'Choose whether sessions are suggested to me; what I ask for myself is answered either way',
  method: 'PUT',
  path: '/me/coaching/choices',
  body: Strict(WantsSuggestions),
  success: NoContent,
});

export const chooseMyCoachingLanguages = endpoint({
  id: 'chooseMyCoachingLanguages',
  summary: 'Say in which languages I can be coached, in order: a common one is then a condition of what is suggested',
  method: 'PUT',
  path: '/me/coaching/languages',
  body: Strict(Languages),
  success: NoContent,
});
