export { handIn, saveHandInDraft } from './hand-in.ts';
export { sweepStrayFiles } from './keep-file.ts';
export { claimHandIn, markHandIn, type GivenMark } from './mark-hand-in.ts';
export type { AssessmentPorts } from './ports.ts';
export { describeMark, recordMarks } from './record-marks.ts';
export { handInsOf } from './view-hand-ins.ts';
