import type { Notice, NoticeKind } from '#server/notifications/index.ts';

interface Asked {
  id: string;
  subjectId: string;
  askedBy: string;
  writerIds: readonly string[];
}

/** Whoever's mail server was away is still told. */
const TOLD_WITHIN_HOURS = 14 * 24;

const about = (
  { id }: Asked,
  { kind, personId }: { kind: NoticeKind; personId: string },
  dueAt: Temporal.Instant,
  expiresAt = dueAt.add({ hours: TOLD_WITHIN_HOURS }),
): Notice => ({
  kind,
  personId,
  sessionId: null,
  bookingId: null,
  version: 0,
  facts: { disclosureId: id },
  dedupeKey: `${kind}/${id}/${personId}`,
  dueAt,
  expiresAt,
  isUrgent: true,
});

/** The person and whoever wrote hear it at once, at night too; who asked has an hour from now. */
export const whenGranted = (asked: Asked, at: Temporal.Instant, opensUntil: Temporal.Instant): Notice[] => [
  about(asked, { kind: 'disclosure-granted', personId: asked.subjectId }, at),
  ...whenWritingIsDisclosed(asked, at),
  about(asked, { kind: 'disclosure-answered', personId: asked.askedBy }, at, opensUntil),
];

/** Whoever wrote hears it once, also where they wrote after the grant and it is read. */
export const whenWritingIsDisclosed = (asked: Asked, at: Temporal.Instant): Notice[] =>
  asked.writerIds.map((personId) => about(asked, { kind: 'disclosure-of-writing', personId }, at));

/** Nothing was read: only who asked hears of it. */
export const whenRefused = (asked: Asked, at: Temporal.Instant): Notice[] => [
  about(asked, { kind: 'disclosure-answered', personId: asked.askedBy }, at),
];
