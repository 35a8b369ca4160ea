import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { listCalendarFeeds, revokeCalendarFeed } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listCalendarFeeds, {}));
  const feed = items.find(({ feedId }) => feedId === event.params.feedId);
  if (!feed) error(404, 'There is no such calendar feed, or it is revoked already.');
  return { label: feed.label };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, revokeCalendarFeed, { params: event.params });
    // Whoever asks twice has what they asked for.
    if (!answer.ok && answer.problem.status !== 404) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/account/notifications?saved=revoked');
  },
};
