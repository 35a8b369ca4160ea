import { expect, onTestFinished, test } from 'vitest';
import { anInstallation } from '#test/support/installation.ts';

test('an installation that does not start leaves no PostgreSQL behind', async () => {
  const installation = anInstallation({ DATABASE_MIGRATION_URL: 'postgres://nobody@127.0.0.1:9/nothing' });
  onTestFinished(installation.remove);
  await expect(installation.start()).rejects.toThrow('it did not start: ');
  expect(installation.printed()).toContain('could not start');
  expect(installation.postmasterPid()).toBeNull();
});
