import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that depend on the seed alone. */
export type Random = () => number;

/** A generator for drawing questions: SHA-256 in counter mode, 32 bits at a time. Not meant for secrets. */
export function randomFrom(seed: string): Random {
  let counter = 0;
  return () => {
    const block = createHash('sha256').update(`${seed}/${counter++}`).digest();
    return block.readUInt32BE(0) / 2 ** 32;
  };
}

/** The items in an order that every permutation has the same chance of (Fisher–Yates); the input stays as it is. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    [order[last], order[pick]] = [order[pick]!, order[last]!];
  }
  return order;
}
