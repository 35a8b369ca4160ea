/** How a word is tinted; the word itself says it all. */
export type Tone = 'plain' | 'good' | 'warn' | 'off';
