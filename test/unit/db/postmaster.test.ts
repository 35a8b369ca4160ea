import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPid } from '#db/postmaster.ts';

const cluster = mkdtempSync(join(tmpdir(), 'tributary-cluster-'));
afterAll(() => rmSync(cluster, { recursive: true }));
const write = (text: string) => writeFileSync(join(cluster, 'postmaster.pid'), text);

test('a server is who its file names, while that lives', () => {
  write(`${process.pid}\n/data\n`);
  expect(readPid(cluster)).toBe(process.pid);
  // More than any system gives out.
  write('99999999\n/data\n');
  expect(readPid(cluster)).toBeNull();
});

test('no file, and one that is not written yet, name nobody', () => {
  write('');
  expect(readPid(cluster)).toBeNull();
  rmSync(join(cluster, 'postmaster.pid'));
  expect(readPid(cluster)).toBeNull();
});
