import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Pages are read with the settings SvelteKit writes among the packages: `npm ci` leaves none, and installing one removes them. */
export default function writeSettings(): void {
  if (existsSync('node_modules/$app/tsconfig.json')) return;
  const args = ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync', '--config', 'web/vite.config.ts'];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
