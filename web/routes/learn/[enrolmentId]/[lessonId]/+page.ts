import type { PageLoad } from './$types';

/** Most lessons are read and nothing more: what a hand-in needs is loaded with those that ask for one. */
export const load: PageLoad = async ({ data }) => {
  if (!data.mine) return { ...data, work: null };
  const [{ default: Task }, { default: HandIn }] = await Promise.all([import('./Task.svelte'), import('./HandIn.svelte')]);
  return { ...data, work: { Task, HandIn } };
};
