export * from './contract/hand-ins.ts';
export * from './contract/marking.ts';
export { HandInFile, Mark, type HandIn } from './contract/work.ts';
