import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a command of the machine is; null when it is not installed. */
export function findCommand(name: string): string | null {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return directories.map((directory) => join(directory, name)).find((file) => existsSync(file)) ?? null;
}
