/** 32 letters and digits that nobody confuses: no I, O, 0, 1. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const BITS = 5;
export const CODE_LENGTH = 26;
const GROUP = 4;

/**
 * The public number of a certificate: base 32 (after RFC 4648, 6, with another alphabet).
 *
 * @param bytes 16 random bytes, so 128 bits; the last character carries the remaining three.
 */
export function encodeCode(bytes: Uint8Array): string {
  let code = '';
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    held += 8;
    while (held >= BITS) {
      held -= BITS;
      code += ALPHABET[(buffer >> held) & 31];
    }
  }
  return held > 0 ? code + ALPHABET[(buffer << (BITS - held)) & 31] : code;
}

const plain = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');
const isSpelled = (code: string): boolean => [...code].every((letter) => ALPHABET.includes(letter));

/** What somebody typed as the number it means: case, spaces and hyphens do not matter. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = plain(typed);
  return code.length === CODE_LENGTH && isSpelled(code) ? code : null;
}

/** What somebody typed as the beginning of a number, from one group of four on; null when none begins so. */
export function startOfCode(typed: string): string | null {
  const code = plain(typed);
  return code.length >= GROUP && code.length <= CODE_LENGTH && isSpelled(code) ? code : null;
}

/** In groups of four, as people read it. */
export const printCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
