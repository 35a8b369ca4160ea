import { expect, test } from 'vitest';
import { DISCLOSURE_TEMPLATES } from '#server/notifications/rules/disclosure-templates.ts';
import { DISCLOSURE } from './session-facts.ts';

test('a grant says who asked, who granted, why, of which days and until when', () => {
  for (const kind of ['disclosure-granted', 'disclosure-of-writing'] as const) {
    const text = DISCLOSURE_TEMPLATES[kind](DISCLOSURE).paragraphs.join('\n\n');
    for (const said of ['Ada Winter', 'Ole Berg', 'HR-41', 'somebody was pressed', '1 March 2027', '11:00 CET (Europe/Berlin)'])
      expect(text).toContain(said);
  }
});

test('the asker is told the answer, and of a refusal the reason', () => {
  const answered = DISCLOSURE_TEMPLATES['disclosure-answered'];
  expect(answered(DISCLOSURE).subject).toBe('Granted: disclosure for case HR-41');
  const refused = answered({ ...DISCLOSURE, isGranted: false, opensUntil: null });
  expect(refused.subject).toBe('Refused: disclosure for case HR-41');
  expect(refused.paragraphs.join(' ')).toContain('“Ask the person first.”');
});
