export { demoAccounts, DEMO_PASSWORD, demoState, seedDemo } from './seed-demo.ts';
