import { inWords } from '#lib/format.ts';

/** Of a session type with several sittings: all of them at once, or only the first. */
export type Extent = 'all' | 'first';

/** Who does not say so books the whole, as the session type is meant; where there is one sitting it makes no difference. */
export const extentIn = (form: FormData): Extent => (form.get('extent') === 'first' ? 'first' : 'all');

/** As in "all six": of two one says both. */
export const allOf = (sittings: number): string => (sittings === 2 ? 'both' : `all ${inWords(sittings)}`);

/** Those after the first, as in "the other five". */
export const othersOf = (sittings: number): string => (sittings === 2 ? 'the second' : `the other ${inWords(sittings - 1)}`);
