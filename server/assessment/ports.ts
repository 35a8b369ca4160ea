import type { Context } from '#server/shared/context.ts';

export interface OwnEnrolment {
  id: string;
  courseId: string;
  editionId: string;
}

/**
 * What assessment asks of features it does not see; `features.ts` hands it in. Enrolments are of `learning`, verified
 * levels of `coaching`.
 */
export interface AssessmentPorts {
  /** An enrolment of a person's own; null when it is somebody else's. */
  enrolmentOf: (context: Context, enrolmentId: string, personId: string) => Promise<OwnEnrolment | null>;
  /** Up to which level somebody may mark, by skill, today. */
  verifiedLevelsOf: (context: Context, personId: string) => Promise<ReadonlyMap<string, number>>;
  /** Everybody who may mark something today, with the skills. */
  verifiedPersons: (context: Context) => Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
}
