import Type, { type Static } from 'typebox';
import { readYaml, type Mistake } from './yaml-file.ts';

const closed = { additionalProperties: false } as const;
const Level = Type.Integer({ minimum: 0, maximum: 4 });

const SkillsFile = Type.Object(
  {
    scale: Type.Array(Type.Object({ level: Level, name: Type.String() }, closed), { minItems: 5, maxItems: 5 }),
    domains: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), purpose: Type.String() }, closed)),
    skills: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          domain: Type.String(),
          name: Type.String(),
          description: Type.String(),
          validityMonths: Type.Integer({ minimum: 1, maximum: 60 }),
          programmes: Type.Array(Type.String()),
          /** Behaviour that shows each level, from 0 to 4. */
          levels: Type.Array(Type.String(), { minItems: 5, maxItems: 5 }),
        },
        closed,
      ),
    ),
  },
  closed,
);

const ProfilesFile = Type.Object(
  {
    profiles: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          who: Type.String(),
          responsibility: Type.String(),
          note: Type.Optional(Type.String()),
          required: Type.Record(
            Type.String(),
            Type.Object({ level: Type.Integer({ minimum: 1, maximum: 4 }), critical: Type.Boolean() }, closed),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

const EvidenceFile = Type.Object(
  {
    kinds: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), maxLevel: Level, aloneForCritical: Type.Boolean() }, closed),
    ),
    dueDays: Type.Integer({ minimum: 1 }),
    materialChangeGraceDays: Type.Integer({ minimum: 0 }),
  },
  closed,
);

export type FrameworkContent = Static<typeof SkillsFile> & Static<typeof ProfilesFile> & Static<typeof EvidenceFile>;

/** Read the three files of `courses/framework/`; every mistake at once, the framework null when there is one. */
export function parseFramework(files: ReadonlyMap<string, string>): { framework: FrameworkContent | null; mistakes: Mistake[] } {
  const read = <S extends Parameters<typeof readYaml>[2]>(name: string, schema: S) =>
    readYaml(`framework/${name}`, files.get(name) ?? '', schema);
  const skills = read('skills.yaml', SkillsFile);
  const profiles = read('role-profiles.yaml', ProfilesFile);
  const evidence = read('evidence.yaml', EvidenceFile);
  const mistakes = [...skills.mistakes, ...profiles.mistakes, ...evidence.mistakes];
  if (!skills.content || !profiles.content || !evidence.content) return { framework: null, mistakes };

  const skillIds = new Set(skills.content.skills.map(({ id }) => id));
  const domainIds = new Set(skills.content.domains.map(({ id }) => id));
  skills.content.skills.forEach(({ id, domain }, index) => {
    const line = skills.lineOf(['skills', index]);
    if (!domainIds.has(domain))
      mistakes.push({ file: 'framework/skills.yaml', line, message: `${id} stands in the unknown domain ${domain}` });
  });
  profiles.content.profiles.forEach(({ id, required }, index) => {
    for (const skill of Object.keys(required)) {
      const line = profiles.lineOf(['profiles', index, 'required', skill]);
      if (!skillIds.has(skill))
        mistakes.push({ file: 'framework/role-profiles.yaml', line, message: `${id} requires the unknown skill ${skill}` });
    }
  });
  const framework = { ...skills.content, ...profiles.content, ...evidence.content };
  return { framework: mistakes.length === 0 ? framework : null, mistakes };
}
