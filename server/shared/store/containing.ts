/** Pattern for `ilike` of what contains these words as they are: `%`, `_` and `\` mean themselves. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
