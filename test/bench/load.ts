import autocannon from 'autocannon';

export interface Shot {
  url: string;
  method?: 'GET' | 'PUT';
  headers?: Record<string, string>;
  body?: string;
}

const ROUNDS = 3;
const SECONDS = 4;

/** Requests per second of shots fired over so many connections, each connection with its own shot in turn. */
async function fire(shots: readonly Shot[], connections: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url: new URL(shots[0]!.url).origin,
    connections,
    duration: SECONDS,
    requests: shots.map(({ url, method = 'GET', headers, body }) => ({
      path: new URL(url).pathname + new URL(url).search,
      method,
      ...(headers && { headers }),
      ...(body && { body }),
    })),
  });
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} answers were refused and ${errors} failed: nothing was measured`);
  return requests.average;
}

export interface Comparison {
  ours: number;
  bare: number;
  ratio: number;
}

/** Ours and the bare route in turn, so that a machine that drifts drifts for both; medians of the rounds. */
export async function compare(ours: readonly Shot[], bare: readonly Shot[], connections: number): Promise<Comparison> {
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  await fire(ours, connections);
  await fire(bare, connections);
  for (let round = 0; round < ROUNDS; round++) {
    rates.ours.push(await fire(ours, connections));
    rates.bare.push(await fire(bare, connections));
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [a, b] = [median(rates.ours), median(rates.bare)];
  return { ours: a, bare: b, ratio: a / b };
}
