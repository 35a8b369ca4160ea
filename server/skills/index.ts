export { recordEvidence, type EvidenceRecord } from './record-evidence.ts';
export { rebuildFigures, refreshPersons, turnDay } from './refresh-figures.ts';
export { shownDepartments } from './rules/suppression.ts';
export { evidenceOfEnrolment, evidenceOfSource } from './store/evidence.ts';
export { logPersonViews } from './store/person-views.ts';
export { takeSnapshots } from './take-snapshots.ts';
export { assessMyself } from './view-my-skills.ts';
