import type { ToldEvent } from '#server/webhooks/contract.ts';

/** What the form of an endpoint says; the API looks whether each event is one. */
export function wantedIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { name: text('name'), url: text('url'), events: form.getAll('events').map(String) as ToldEvent[] };
}

export const ENDPOINT_SENTENCES = {
  name: 'Write a name by which you will know it.',
  url: 'Write a whole address, such as https://hooks.example.com/tributary.',
  events: 'Choose at least one.',
};
