import type { Connection } from '#db/client.ts';

/** How many statements a deed sends to the database. */
export async function queriesOf({ client }: Pick<Connection, 'client'>, deed: () => Promise<unknown>): Promise<number> {
  const original = client.unsafe;
  let count = 0;
  client.unsafe = ((...given: Parameters<typeof original>) => (count++, original.apply(client, given))) as typeof original;
  try {
    await deed();
  } finally {
    client.unsafe = original;
  }
  return count;
}
