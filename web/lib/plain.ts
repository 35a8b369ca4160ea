/** Without case and accents, so that "zoe" finds Zoë. */
export const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
