import { expect, test } from 'vitest';
import { mailHtml } from '#server/notifications/rules/mail-html.ts';

test('paragraphs, lines and addresses', () => {
  const html = mailHtml('Hello,\n\nBefore:\nMonday\n\nhttps://learn.example/x?a=1&b=2');
  expect(html).toContain('<p>Before:<br>\nMonday</p>');
  expect(html).toContain('<p><a href="https://learn.example/x?a=1&amp;b=2">https://learn.example/x?a=1&amp;b=2</a></p>');
});

test('what people typed stays text', () => {
  const html = mailHtml('“<script>alert("x")</script>” & more\n\njavascript:alert(1)\n\nhttps://x"onclick="y');
  expect(html).not.toMatch(/<script|href="javascript|"onclick/);
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
});
