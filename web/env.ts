import { defineEnvVars } from '@sveltejs/kit/env';

/** The only place where the pages read the environment. */
export const variables = defineEnvVars({
  API_URL: {
    description: 'Where the API is when it runs in a process of its own, such as http://127.0.0.1:3001.',
    schema: (value) => value || undefined,
  },
  APP_SECRET: {
    description: 'Shared with the API: signs for whom the pages call, when the two run in processes of their own.',
    schema: (value) => value || undefined,
  },
});
