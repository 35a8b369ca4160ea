/** Content lines of iCalendar (RFC 5545, section 3.1). What people typed can neither end a line nor begin a property. */
const OCTETS_IN_A_LINE = 75;
const FOLDS_EARLIER_BY = 8;

/** One content line, folded and ended. The value is taken as it stands: text goes through `textValue` first. */
export function contentLine(name: string, value: string, parameters: Readonly<Record<string, string>> = {}): string {
  const head = Object.entries(parameters).map(([parameter, given]) => `;${parameter}=${given}`);
  return fold(`${name}${head.join('')}:${value}`);
}

/** A value of type TEXT. */
export function textValue(text: string): string {
  return printable(text)
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');
}

/** A parameter's value in quotes, which can hold neither quotes nor, since RFC 6868, carets. */
export function quotedValue(text: string): string {
  return `"${printable(text).replaceAll('\n', ' ').replaceAll('"', "'").replaceAll('^', '')}"`;
}

/** A calendar user's address. */
export function mailtoValue(address: string): string {
  const [encoded, allowed] = [encodeURIComponent(printable(address)), /%(?:40|2B|3D|24)/g];
  return `mailto:${encoded.replace(allowed, (mark) => decodeURIComponent(mark))}`;
}

/** A moment in UTC; fractions of a second are left out. */
export function utcValue(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** Text without control characters and without space at its ends; line ends of every kind become one. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\n\P{Cc}\t]/gu, '')
    .replace(/[\t ]+/g, ' ')
    .trim();
}

/**
 * Fold at 75 octets, between characters. A fold does not stand beside a space, since mail servers take spaces off the ends
 * of lines.
 */
export function fold(line: string): string {
  const characters = [...line];
  const parts: string[] = [];
  let [begin, octets] = [0, 0];
  for (let index = 0; index < characters.length; index++) {
    const size = Buffer.byteLength(characters[index]!);
    if (octets + size > OCTETS_IN_A_LINE) {
      const end = lastPlaceToFold(characters, begin, index);
      parts.push(characters.slice(begin, end).join(''));
      begin = end;
      octets = 1 + Buffer.byteLength(characters.slice(begin, index).join(''));
    }
    octets += size;
  }
  parts.push(characters.slice(begin).join(''));
  return `${parts.join('\r\n ')}\r\n`;
}

/** Where no space is near, or at least where no line ends in one. */
function lastPlaceToFold(characters: readonly string[], begin: number, limit: number): number {
  const nearby = Array.from({ length: Math.min(FOLDS_EARLIER_BY, limit - begin - 1) + 1 }, (_, back) => limit - back);
  const isAfterSpace = (place: number) => characters[place - 1] === ' ';
  return (
    nearby.find((place) => characters[place] !== ' ' && !isAfterSpace(place)) ??
    nearby.find((place) => !isAfterSpace(place)) ??
    limit
  );
}
