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

test('administrators read which endpoint stopped by itself, why, and what becomes of events', () => {
  const facts = {
    endpointName: 'Register of training',
    host: 'hooks.example.com',
    failedDays: 5,
    address: 'https://learn.example/x',
  };
  const rests = composeMail('webhook-stopped', 'Mira', { ...facts, isEnded: false });
  for (const part of ['Register of training', 'hooks.example.com has failed for 5 days', 'when it is resumed', facts.address])
    expect(rests.body).toContain(part);
  const { body, subject } = composeMail('webhook-stopped', 'Mira', { ...facts, isEnded: true });
  expect(subject).toBe('Nothing is sent to a webhook endpoint any more: Register of training');
  expect(body).toContain('“Register of training” has ended');
});
