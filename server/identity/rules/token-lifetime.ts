/** How long a bearer token is good for. */
export const TOKEN_LIVES = Temporal.Duration.from({ minutes: 15 });

/** How old a process's knowledge of the signing keys may be; for that long it may still sign with a retired one. */
export const RING_LIVES = Temporal.Duration.from({ minutes: 1 });

/** Keys that retired after this instant stay published: a token signed with them may still be good. */
export const publishedSince = (now: Temporal.Instant): Temporal.Instant => now.subtract(TOKEN_LIVES).subtract(RING_LIVES);
