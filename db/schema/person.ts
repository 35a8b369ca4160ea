import { uuid } from 'drizzle-orm/pg-core';
import { persons } from './organization.ts';

/** A column that names a person. */
export const person = () => uuid().references(() => persons.id);
