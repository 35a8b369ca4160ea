import { connect } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { resetDatabase } from '#db/reset.ts';
import { appSecretOf } from './app-secret.ts';
import { isPublished, publishContent, type Content } from './catalog/index.ts';
import { sealingWith, takeSessionTypesOver } from './coaching/index.ts';
import type { Config } from './config.ts';
import { digestOf } from './digest.ts';
import { demoAccounts, DEMO_PASSWORD, demoState, fillDemoSlots, seedDemo } from './demo/index.ts';
import { SYSTEM, type Context } from './shared/context.ts';
import { secretsWith } from './webhooks/index.ts';

export interface Preparation {
  databaseUrl: string;
  config: Config;
}

/** What is published, with a digest that covers the code that reads it as well: an upgrade publishes anew. */
export function contentOnDisk(): Content {
  return { coursesDir: 'courses', digest: digestOf(['courses', 'server/catalog', 'package-lock.json']) };
}

/**
 * Publish framework, courses and session types, unless they were published last; the demo company fills what they leave open.
 *
 * @returns lines for the console. @throws {CoursesBroken}
 */
export async function prepareContent({ databaseUrl, config }: Preparation, isDemo: boolean): Promise<string[]> {
  const { db, close } = connect(databaseUrl, { max: 2, prepare: config.databasePrepare });
  const context = { db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  const content = contentOnDisk();
  try {
    const news = (await isPublished(context, content)) ? [] : await publishAnew(context, content);
    // Every time, since a start may have been interrupted after publishing.
    if (isDemo) await fillDemoSlots(context);
    return news.length > 0 ? [`Published ${news.join(', ')}.`] : [];
  } finally {
    await close();
  }
}

/** @returns what is new, each with its edition. */
async function publishAnew(context: Context, content: Content): Promise<string[]> {
  // A start shall not fail because a fact has expired since: `courses:check` and the page of content health say so.
  const { courses, sessionTypes } = await publishContent(context, content, {
    checkedOn: Temporal.PlainDate.from('1970-01-01'),
  });
  await takeSessionTypesOver(context);
  return [...courses, { courseId: 'session types', number: sessionTypes }]
    .filter(({ number }) => number !== null)
    .map(({ courseId, number }) => `${courseId} (edition ${number})`);
}

/**
 * Fill an empty installation with the demo company; one that was interrupted is made anew. An installation with a company
 * of its own is left alone.
 *
 * @returns lines for the console: the accounts to sign in with, when this is the demo.
 */
export async function prepareDemo({ databaseUrl, config }: Preparation, ownerUrl: string): Promise<string[]> {
  const { db, close } = connect(databaseUrl, { max: 12, prepare: config.databasePrepare, bulk: true });
  try {
    const state = await demoState({ db });
    if (state === 'own') return [];
    if (state === 'interrupted') {
      await resetDatabase(ownerUrl);
      await migrateDatabase(ownerUrl, new URL(databaseUrl).username || null);
    }
    if (state !== 'demo') {
      console.log('Making the demo company (once; it takes some seconds) …');
      const appSecret = appSecretOf(config);
      const kept = { sealing: sealingWith(appSecret), secrets: secretsWith(appSecret) };
      const anchor = Temporal.Now.plainDateISO('UTC');
      await seedDemo({ db, anchor, content: contentOnDisk(), ...kept });
    }
    return demoLines();
  } finally {
    await close();
  }
}

function demoLines(): string[] {
  const accounts = demoAccounts();
  const width = Math.max(...accounts.map(({ as }) => as.length));
  return [
    `This is the demo company. Sign in with the password "${DEMO_PASSWORD}" as`,
    ...accounts.map(({ as, email }) => `  ${as.padEnd(width)}  ${email}`),
  ];
}
