import type { Server } from 'node:http';

const LOOK_FOR_IDLE_MS = 50;

/** Requests under way finish, with all they still ask the API in this process; browsers that keep a connection are not waited for. */
export function finishRequests(server: Server): Promise<void> {
  const closingIdle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
  return new Promise((done) => {
    server.close(() => {
      clearInterval(closingIdle);
      done();
    });
  });
}
