/** Ask until the answer is true. For what another process or a queue does in its own time; fails after half a minute. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, limitMs = 30_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
