import { fail, redirect } from '@sveltejs/kit';
import { languageName } from '#lib/format.ts';
import { isLanguage, LANGUAGES } from '#lib/languages.ts';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused } from '#lib/server/form.ts';
import { chooseMyCoachingLanguages, listOffers, viewMyCoachingChoices } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST = chooseMyCoachingLanguages.body.properties.languages.maxItems;

export const load: PageServerLoad = async (event) => {
  const [{ languages }, { items }] = await Promise.all([
    need(call(event, viewMyCoachingChoices, {})),
    need(call(event, listOffers, { query: {} })),
  ]);
  const spoken = items.flatMap(({ coaches }) => coaches.flatMap((coach) => coach.languages));
  const options = [...new Set<string>([...LANGUAGES, ...languages, ...spoken])].map((id) => ({ id, name: languageName(id) }));
  return {
    most: MOST,
    chosen: languages,
    options: options.toSorted((a, b) => a.name.localeCompare(b.name)),
    spoken: [...new Set(spoken)].map(languageName).toSorted(),
    isSaved: event.url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const entered = form.getAll('languages').map(String);
    const languages = entered.filter(isLanguage);
    const repeated = languages.find((language, at) => languages.indexOf(language) < at);
    if (repeated) {
      const at = entered.lastIndexOf(repeated);
      const problem = incomplete({ [`language-${at}`]: `You named ${languageName(repeated)} already.` });
      return fail(422, { entered, problem });
    }
    const answer = await call(event, chooseMyCoachingLanguages, { body: { languages } });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem) });
    redirect(303, '/coaching/languages?saved');
  },
};
