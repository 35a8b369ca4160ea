import fp from 'fastify-plugin';
import type { Access } from './access.ts';

/** A route as it was registered: what tests of access walk, so that none is forgotten. */
export interface ListedRoute {
  method: string;
  url: string;
  access: Access | null;
  inPerson: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    routeList: readonly ListedRoute[];
  }
}

/** Registered before everything else, or it would miss routes. HEAD comes with every GET and is left out. */
export const routeList = fp(
  async (app) => {
    const routes: ListedRoute[] = [];
    app.decorate('routeList', routes);
    app.addHook('onRoute', ({ method, url, config }) => {
      for (const each of [method].flat()) {
        if (each !== 'HEAD')
          routes.push({ method: each, url, access: config?.access ?? null, inPerson: config?.inPerson ?? false });
      }
    });
  },
  { name: 'route-list' },
);
