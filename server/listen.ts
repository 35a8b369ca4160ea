import { ConfigError, type Config } from './config.ts';

/** How many ports above the configured one are tried when it is taken. */
const PORTS_TO_TRY = 20;
const LAST_PORT = 65_535;

const REASONS: Record<string, (place: Place) => string> = {
  EADDRINUSE: ({ port }) => `PORT ${port} is taken: stop what listens there, or set another.`,
  EACCES: ({ port }) => `PORT ${port} needs more rights than this process has: set one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is no address of this machine: set one that is, or 0.0.0.0 for all.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is unknown: set an address of this machine, or 0.0.0.0 for all.`,
};

interface Place {
  host: string;
  port: number;
}

/**
 * Listen where it is configured; in a demo, where the port is taken, on the next that is free.
 *
 * @param listen Does it; returns the port.
 * @throws {ConfigError} when the place cannot be had.
 */
export async function listenAt(
  { host, port: wanted, production }: Config,
  listen: (place: Place) => Promise<number>,
): Promise<number> {
  const last = production ? wanted : Math.min(wanted + PORTS_TO_TRY, LAST_PORT);
  for (let port = wanted; ; port++) {
    try {
      return await listen({ host, port });
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < last) continue;
      const reason = REASONS[code];
      throw reason ? new ConfigError([reason({ host, port })]) : error;
    }
  }
}
