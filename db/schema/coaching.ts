/** The tables of coaching, by what they hold. */
export * from './coaching-coaches.ts';
export * from './coaching-hours.ts';
export * from './coaching-offers.ts';
export * from './coaching-sessions.ts';
export * from './coaching-bookings.ts';
export * from './coaching-clinics.ts';
export * from './coaching-written.ts';
export * from './coaching-goals.ts';
export * from './coaching-choices.ts';
export * from './coaching-feeds.ts';
export * from './coaching-disclosures.ts';
export * from './coaching-corrections.ts';
export * from './coaching-suggestions.ts';
