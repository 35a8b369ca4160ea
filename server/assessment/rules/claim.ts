/** So long work is somebody's to mark; then others may take it over. */
const CLAIM_HOLDS = Temporal.Duration.from({ hours: 3 * 24 });

/** Claims made before this moment no longer keep others out. */
export const claimsHoldSince = (now: Temporal.Instant): Temporal.Instant => now.subtract(CLAIM_HOLDS);

export const claimEndsAt = (claimedAt: Temporal.Instant): Temporal.Instant => claimedAt.add(CLAIM_HOLDS);
