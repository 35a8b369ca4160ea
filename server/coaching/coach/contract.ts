export * from './hours-contract.ts';
export * from './offers-contract.ts';
export * from './overview-contract.ts';
export * from './session-shapes.ts';
export * from './sessions-contract.ts';
