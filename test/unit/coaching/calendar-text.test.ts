import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contentLine,
  fold,
  mailtoValue,
  printable,
  quotedValue,
  textValue,
  utcValue,
} from '#server/coaching/rules/calendar-text.ts';
import { physicalLines, readProperty, readText, readTree, unfold } from './calendar-parser.ts';

/** Text of every width, with what could end a line, a value or a quotation. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(' ', 'a', 'é', '漢', '👩‍🚒', '\\', ';', ',', '"', '^', ':', '\n', '\r', '\t', 'n', '\u2028', '\u0000'),
    maxLength: 300,
  }),
);

describe('a content line', () => {
  test('comes back as it went out, whatever the text, in lines of 75 octets at most', () => {
    fc.assert(
      fc.property(anyText, anyText, (value, name) => {
        const written = contentLine('SUMMARY', textValue(value), { CN: quotedValue(name) });
        const lines = unfold(physicalLines(written));
        expect(lines).toHaveLength(1);
        const property = readProperty(lines[0]!);
        expect(property.name).toBe('SUMMARY');
        expect(readText(property.value)).toBe(printable(value));
        expect(Object.keys(property.parameters)).toEqual(['CN']);
        expect(property.parameters['CN']).not.toMatch(/["^\n]/);
      }),
    );
  });

  test('is folded only where it has to be, and uses the room there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (length) => {
        const lines = physicalLines(fold(`X:${'y'.repeat(length)}`));
        expect(lines).toHaveLength(Math.max(1, 1 + Math.ceil((length + 2 - 75) / 74)));
        for (const line of lines.slice(0, -1)) expect(line).toHaveLength(75);
      }),
    );
  });

  test('no character is split: every physical line is whole UTF-8 by itself', () => {
    const lines = Buffer.from(fold(`SUMMARY:${'👩‍🚒漢é'.repeat(40)}`))
      .toString('latin1')
      .split('\r\n');
    for (const line of lines) {
      const decode = () => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
      expect(decode).not.toThrow();
    }
  });

  test('words of one letter are folded so that no line ends in a space', () => {
    const lines = physicalLines(fold(`DESCRIPTION:${'a b '.repeat(60)}a`));
    expect(unfold(lines)).toEqual([`DESCRIPTION:${'a b '.repeat(60)}a`]);
  });
});

describe('values', () => {
  test('printable text has no control characters and no space at its ends, and stays as it is from then on', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = printable(text);
        expect(clean).not.toMatch(/[^\n\P{Cc}]|^\s|\s$| {2}/u);
        expect(printable(clean)).toBe(clean);
      }),
    );
  });

  test('what marks and line ends become', () => {
    expect(textValue('a\\b;c,d\r\ne\rf')).toBe('a\\\\b\\;c\\,d\\ne\\nf');
    expect(textValue(' tab\there\u0000\u001b[31m ')).toBe('tab here[31m');
    expect(quotedValue('Jo "J" ^n O;Neil, Dr.: x')).toBe(`"Jo 'J' n O;Neil, Dr.: x"`);
  });

  test('nobody adds a property by their name', () => {
    const name = 'Eve"\r\nATTENDEE:mailto:victim@example.com\r\nX:';
    expect(
      contentLine('ORGANIZER', 'mailto:a@b.example', { CN: quotedValue(name) })
        .split('\r\n')
        .filter((line) => line.startsWith('ATT')),
    ).toEqual([]);
  });

  test('an address keeps what mail clients expect and cannot become another property or a header', () => {
    expect(mailtoValue("o'brien+learn@example.com")).toBe("mailto:o'brien+learn@example.com");
    expect(mailtoValue('a@b.example?subject=x\r\nX:y')).toBe('mailto:a@b.example%3Fsubject=x%0AX%3Ay');
    expect(mailtoValue('jürgen@example.com')).toBe('mailto:j%C3%BCrgen@example.com');
  });

  test('a moment is written in UTC, to the second', () => {
    expect(utcValue(Temporal.Instant.from('2027-03-28T01:30:00.999+02:00'))).toBe('20270327T233000Z');
  });
});

const vectors = process.env['TEST_VECTORS_DIR'] ? join(process.env['TEST_VECTORS_DIR'], 'ics') : '';

test('calendars of other programs: their lines fold and unfold, their texts are escaped as they were', ({ skip }) => {
  skip(!existsSync(vectors), 'TEST_VECTORS_DIR does not name a folder with "ics" in it');
  const names = readdirSync(vectors).filter((name) => name.endsWith('.ics'));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    // Two of the samples hold blank lines, which no program should write and every one should read.
    const lines = unfold(readFileSync(join(vectors, name), 'utf8').split(/\r?\n/)).filter((line) => line !== '');
    expect(readTree(lines).components[0]?.name, name).toBe('VCALENDAR');
    for (const line of lines) {
      expect(unfold(physicalLines(fold(line.trimEnd()))), name).toEqual([line.trimEnd()]);
      const { name: property, value } = readProperty(line);
      if (!['SUMMARY', 'DESCRIPTION', 'LOCATION'].includes(property)) continue;
      expect(readText(textValue(readText(value))), name).toBe(printable(readText(value)));
    }
  }
});
