export { Summary } from './contract/cells.ts';
export * from './contract/own.ts';
export * from './contract/participants.ts';
export * from './contract/report.ts';
