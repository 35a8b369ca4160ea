import { expect, test } from 'vitest';
import { composeMail, LINK } from '#server/notifications/rules/templates.ts';

test('a certificate mail names the course and where anybody can check it', () => {
  const facts = { courseTitle: 'Licences', address: 'https://learn.example/verify/ABC' };
  const { subject, body } = composeMail('certificate-issued', 'Mira', facts);
  expect(subject).toContain('Licences');
  expect(body).toContain('Hello Mira,');
  expect(body).toContain(facts.address);
});

test('a reset mail leaves the place of its link open', () => {
  expect(composeMail('password-reset', 'Mira', {}).body.split(LINK)).toHaveLength(2);
});

test('whoever lost a certificate reads why, and that others do not', () => {
  const facts = { courseTitle: 'Licences', reason: 'Issued to a namesake', address: 'https://learn.example/verify/ABC' };
  const { subject, body } = composeMail('certificate-revoked', 'Mira', facts);
  expect(subject).toBe('Your certificate was withdrawn: Licences');
  for (const part of ['Issued to a namesake', 'not the reason', facts.address]) expect(body).toContain(part);
});
