import { connect } from '#db/client.ts';
import { SYSTEM } from '../shared/context.ts';
import { runCommand } from '../shared/process.ts';
import { rebuildFigures } from '../skills/index.ts';
import { openInstallation } from './installation.ts';

/** Compute every figure anew from the evidence; says how many people were counted and how long it took. */
runCommand(async (running) => {
  const { config, databaseUrl } = await openInstallation(running);
  const { db, close } = connect(databaseUrl, { max: 2, prepare: config.databasePrepare });
  running.add(close);
  const start = performance.now();
  const people = await rebuildFigures({ db, actor: SYSTEM, now: () => Temporal.Now.instant() });
  console.log(`Figures of ${people} people rebuilt in ${Math.round((performance.now() - start) / 100) / 10} s.`);
});
