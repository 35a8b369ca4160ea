import { askDisclosure, decideDisclosure, readDisclosure, type Sealing } from '#server/coaching/index.ts';
import type { ActingAt, Member } from './found.ts';
import { at } from './stage.ts';

interface Company {
  sealing: Sealing;
  anchor: Temporal.PlainDate;
  administrator: Member;
  lead: Member;
  /** Whom visitors sign in as, and somebody who was never coached. */
  visitor: Member;
  another: Member;
}

/** Three cases: one was granted, read and is closed, one was refused, and one waits for the OSPO lead. */
export async function tellDisclosures(as: ActingAt, company: Company): Promise<void> {
  const { sealing, anchor, administrator, lead, visitor, another } = company;
  const on = (day: number, hour: number) => at(anchor.add({ days: day }), hour);
  const ask = (about: Member, days: { first: number; last: number }, asked: { on: number; case: string; reason: string }) =>
    askDisclosure(as(administrator, on(asked.on, 8)), {
      personId: about.personId,
      firstDay: anchor.add({ days: days.first }).toString(),
      lastDay: anchor.add({ days: days.last }).toString(),
      timeZone: administrator.timeZone,
      reason: asked.reason,
      caseReference: asked.case,
    });

  const granted = await ask(
    visitor,
    { first: -26, last: -22 },
    {
      on: -20,
      case: 'LEGAL-26-118',
      reason:
        'A supplier says we promised source code by a date. The person asked that their notes of that week show what was agreed.',
    },
  );
  await decideDisclosure(as(lead, on(-20, 10)), granted, { decision: 'grant', note: 'Agreed with the works council.' });
  await readDisclosure(as(administrator, on(-20, 10).add({ minutes: 12 })), sealing, granted);

  const refused = await ask(
    another,
    { first: -60, last: -20 },
    {
      on: -19,
      case: 'HR-26-73',
      reason: 'The line manager would like to know whether the person takes coaching seriously.',
    },
  );
  await decideDisclosure(as(lead, on(-18, 9)), refused, {
    decision: 'refuse',
    note: 'That is appraisal, for which coaching holds nothing. Please ask the person.',
  });

  await ask(
    another,
    { first: -45, last: -30 },
    {
      on: -1,
      case: 'COMPL-26-9',
      reason: 'A complaint of 12 pages quotes a session of that time. The data protection officer asks what was really written.',
    },
  );
}
