export { sweepImports } from './keep-imports.ts';
