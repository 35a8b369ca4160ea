export * from './contract/content-health.ts';
export * from './contract/courses.ts';
export * from './contract/framework.ts';
export * from './contract/session-types.ts';
export * from './contract/slots.ts';
