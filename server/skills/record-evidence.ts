import { currentFramework, lapsesOn, type Framework } from '#server/catalog/index.ts';
import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { insertEvidence, type EvidenceSource, type NewEvidence } from './store/evidence.ts';

export interface EvidenceRecord {
  personId: string;
  skillId: string;
  /** 0–4. A level above what the kind can show is refused, never cut. */
  level: number;
  kind: string;
  shownOn: Temporal.PlainDate;
  source: EvidenceSource;
  /** The same key records once, however often it is tried. */
  sourceKey: string;
  supersedes?: string;
}

export class EvidenceKindUnknown extends Refusal {
  constructor(kind: string) {
    super('invalid', 'skills/evidence-kind-unknown', `${kind} is no kind of evidence that gives a level.`);
  }
}

export class LevelAboveCap extends Refusal {
  constructor(kind: string, maxLevel: number) {
    super('invalid', 'skills/level-above-cap', `Evidence of the kind ${kind} shows level ${maxLevel} at most.`);
  }
}

export class SkillUnknown extends Refusal {
  constructor(skillId: string) {
    super('invalid', 'skills/skill-unknown', `The framework has no skill ${skillId}.`);
  }
}

/**
 * Record what showed skills, of any kind. Safe to repeat: a source key that is known adds nothing and announces nothing.
 *
 * @throws {SkillUnknown} {EvidenceKindUnknown} {LevelAboveCap} Nothing is recorded then.
 */
export async function recordEvidence(context: Context, records: readonly EvidenceRecord[]): Promise<void> {
  const framework = await currentFramework(context);
  const rows = records.map((record) => toRow(record, framework, context));
  await context.db.transaction(async (tx) => {
    const added = await insertEvidence(tx, rows);
    for (const [personId, own] of Map.groupBy(added, (row) => row.personId)) {
      const payload = { personId, skillIds: own.map((row) => row.skillId) };
      await publish(tx, { name: 'skills.evidence-recorded', payload });
    }
  });
}

function toRow(record: EvidenceRecord, framework: Framework, { now, actor }: Context): NewEvidence {
  const skill = framework.skills.find(({ id }) => id === record.skillId);
  if (!skill) throw new SkillUnknown(record.skillId);
  const kind = framework.kinds.find(({ id }) => id === record.kind);
  if (!kind) throw new EvidenceKindUnknown(record.kind);
  if (record.level > kind.maxLevel) throw new LevelAboveCap(kind.id, kind.maxLevel);
  return {
    ...record,
    supersedes: record.supersedes ?? null,
    lapsesOn: lapsesOn(record.shownOn, skill.validityMonths),
    lang: 'en',
    recordedAt: now(),
    recordedBy: actor.personId,
  };
}
