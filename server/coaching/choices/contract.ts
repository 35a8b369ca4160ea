import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Nothing, Strict } from '#server/shared/schemas.ts';

const Choice = { wantsSuggestions: Type.Boolean() };

export const viewMyCoachingChoices = endpoint({
  id: 'viewMyCoachingChoices',
  summary: 'What I have chosen about my coaching: whether sessions are suggested to me',
  method: 'GET',
  path: '/me/coaching/choices',
  success: { status: 200, schema: Type.Object(Choice) },
});

export const chooseMyCoaching = endpoint({
  id: 'chooseMyCoaching',
  summary: 'Choose whether sessions are suggested to me; what I ask for myself is answered either way',
  method: 'PUT',
  path: '/me/coaching/choices',
  body: Strict(Choice),
  success: { status: 204, schema: Nothing },
});
