import { connect } from '#db/client.ts';
import { ConfigError, readConfig } from '../config.ts';
import { SYSTEM } from '../shared/context.ts';
import { rebuildFigures } from '../skills/index.ts';

/** Compute every figure anew from the evidence; says how many people were counted and how long it took. */
const { databaseUrl } = readConfig();
if (!databaseUrl) throw new ConfigError(['DATABASE_URL is missing: name the database whose figures are to be rebuilt.']);
const { db, close } = connect(databaseUrl, { max: 2 });
const start = performance.now();
const people = await rebuildFigures({ db, actor: SYSTEM, now: () => Temporal.Now.instant() });
console.log(`Figures of ${people} people rebuilt in ${Math.round((performance.now() - start) / 100) / 10} s.`);
await close();
