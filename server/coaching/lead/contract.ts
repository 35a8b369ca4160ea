export * from './clinics-contract.ts';
export * from './coaches-contract.ts';
export * from './decisions-contract.ts';
export * from './figures-contract.ts';
