export { demoAccounts, DEMO_PASSWORD, demoState, fillDemoSlots, seedDemo } from './seed-demo.ts';
