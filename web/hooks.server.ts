import type { Handle } from '@sveltejs/kit/hooks';

/** The chosen theme is written into the page itself, so that no page flashes in the other one. */
export const handle: Handle = ({ event, resolve }) => {
  const chosen = event.cookies.get('theme');
  const theme = chosen === 'light' || chosen === 'dark' ? `data-theme="${chosen}"` : '';
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%tributary.theme%', theme) });
};
