import type { AssessmentPorts } from './assessment/index.ts';
import { verifiedLevelsOf, verifiedPersons } from './coaching/index.ts';
import { findOwnEnrolment } from './learning/index.ts';

/** What assessment gets of the features it does not see (server/assessment/ports.ts). */
export const assessmentPorts: AssessmentPorts = {
  enrolmentOf: ({ db }, enrolmentId, personId) => findOwnEnrolment(db, enrolmentId, personId),
  verifiedLevelsOf,
  verifiedPersons,
};
