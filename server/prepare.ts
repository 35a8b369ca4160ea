import type { Config } from './config.ts';

export interface Preparation {
  databaseUrl: string;
  appSecret: string;
  config: Config;
}

/** Publish framework and courses and, on a demo's first start, the demo company. Returns lines for the console. */
export async function prepareContent(_preparation: Preparation): Promise<string[]> {
  return [];
}
