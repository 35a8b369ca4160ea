import type { Member } from './found.ts';

/** How one coaches: what they hold, and weekly windows in their own zone as ISO weekday, first and last hour. */
export interface CoachPlan {
  holds: readonly string[];
  hours: readonly (readonly [weekday: number, from: number, to: number])[];
  bio: string;
  maxPerWeek?: number;
  /** Goes on leave some days before visitors arrive. */
  onLeave?: true;
}

export interface Coach extends CoachPlan {
  member: Member;
}

/** Coaches by their job role, in the order in which they stand in the company. */
const PLANS: Record<string, readonly CoachPlan[]> = {
  'compliance-officer': [
    {
      holds: ['licence-clinic', 'supplier-clinic', 'intake-review', 'audit-rehearsal', 'compliance-incident-drill'],
      hours: [
        [1, 13, 17],
        [2, 9, 12],
        [3, 9, 12],
        [4, 9, 12],
        [5, 9, 12],
      ],
      bio: 'Answers licence questions since the first device left the house. Brings the text, expects your own answer first.',
    },
  ],
  architect: [
    {
      holds: ['upstream-planning', 'intake-review'],
      hours: [
        [2, 13, 16],
        [4, 9, 12],
      ],
      bio: 'Weighs what we carry against what we could give back.',
    },
    {
      holds: ['trusted-committer-shadowing', 'department-skills-review'],
      hours: [
        [1, 10, 13],
        [3, 14, 17],
      ],
      bio: 'Reviews across teams, and likes to leave the host with less to do.',
    },
    {
      holds: ['maintainer-mentoring', 'first-upstream-pr'],
      hours: [
        [2, 8, 11],
        [4, 8, 11],
      ],
      bio: 'Maintains a message broker in the evenings. Early hours in New York, so that Europe can come.',
    },
    {
      holds: ['ai-provenance-clinic', 'sbom-walkthrough'],
      hours: [
        [3, 9, 12],
        [5, 13, 16],
      ],
      bio: 'Reads what tools write, line by line.',
    },
  ],
  'department-champion': [
    {
      holds: ['teach-back', 'policy-workshop', 'coach-the-coach', 'licence-clinic'],
      hours: [
        [1, 9, 12],
        [2, 13, 16],
        [4, 13, 17],
      ],
      bio: 'Has explained copyleft to every new colleague of Platform for four years.',
      maxPerWeek: 6,
    },
  ],
  'oss-maintainer': [
    {
      holds: ['first-upstream-pr', 'maintainer-mentoring'],
      hours: [
        [1, 14, 18],
        [3, 14, 18],
        [5, 11, 15],
      ],
      bio: 'Two hundred merged changes in other people’s projects, and as many refused ones.',
    },
    {
      holds: ['community-and-conduct'],
      hours: [
        [2, 10, 12],
        [4, 10, 12],
      ],
      bio: 'Has moderated three communities and left one in good hands.',
      onLeave: true,
    },
  ],
  'security-engineer': [
    {
      holds: ['security-review-pairing', 'vuln-drill'],
      hours: [
        [2, 13, 17],
        [4, 13, 17],
      ],
      bio: 'Looks at every arrow of the drawing and asks who could lie.',
    },
    {
      holds: ['security-review-pairing', 'sbom-walkthrough'],
      hours: [
        [1, 9, 12],
        [3, 13, 16],
      ],
      bio: 'Finds in the image what the scanner did not.',
      maxPerWeek: 4,
    },
    {
      holds: ['vuln-drill', 'compliance-incident-drill', 'security-review-pairing'],
      hours: [
        [2, 9, 11],
        [5, 9, 12],
      ],
      bio: 'Runs the rota for reports from outside.',
    },
  ],
};

export function coachesAmong(members: readonly Member[]): Coach[] {
  const seen = new Map<string, number>();
  return members
    .filter(({ isCoach }) => isCoach)
    .map((member) => {
      const plans = PLANS[member.jobRole]!;
      const nth = seen.get(member.jobRole) ?? 0;
      seen.set(member.jobRole, nth + 1);
      return { member, ...plans[nth % plans.length]! };
    });
}

const day = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
const mondayFrom = (date: Temporal.PlainDate) => date.add({ days: (8 - date.dayOfWeek) % 7 });
const lastMonday = (year: number, month: number) => mondayFrom(day(year, month, day(year, month, 1).daysInMonth - 6));

/** Holidays of the two sites whose calendars are kept, by the zone of those who work there. */
export const SITES: readonly {
  id: string;
  name: string;
  timeZone: string;
  daysOf: (year: number) => [Temporal.PlainDate, string][];
}[] = [
  {
    id: 'berlin',
    name: 'Berlin',
    timeZone: 'Europe/Berlin',
    daysOf: (year) => [
      [day(year, 1, 1), "New Year's Day"],
      [day(year, 3, 8), "International Women's Day"],
      [day(year, 5, 1), 'Labour Day'],
      [day(year, 10, 3), 'German Unity Day'],
      [day(year, 12, 25), 'Christmas Day'],
      [day(year, 12, 26), 'Second day of Christmas'],
    ],
  },
  {
    id: 'london',
    name: 'London',
    timeZone: 'Europe/London',
    daysOf: (year) => [
      [day(year, 1, 1), "New Year's Day"],
      [mondayFrom(day(year, 5, 1)), 'Early May bank holiday'],
      [lastMonday(year, 5), 'Spring bank holiday'],
      [lastMonday(year, 8), 'Summer bank holiday'],
      [day(year, 12, 25), 'Christmas Day'],
      [day(year, 12, 26), 'Boxing Day'],
    ],
  },
];

const siteOf = ({ member }: Coach) => SITES.find(({ timeZone }) => timeZone === member.timeZone);

export const calendarsOf = (coach: Coach): string[] => [siteOf(coach)].flatMap((site) => site?.id ?? []);

/** The first time on or after a day, or backwards from it, at which a coach begins; holidays left out. */
export function openTime(
  coach: Coach,
  from: Temporal.PlainDate,
  { minutesIn = 0, step = 1 }: { minutesIn?: number; step?: 1 | -1 } = {},
): Temporal.ZonedDateTime {
  const daysOf = siteOf(coach)?.daysOf ?? (() => []);
  for (let date = from; ; date = date.add({ days: step })) {
    const window = coach.hours.find(([weekday]) => weekday === date.dayOfWeek);
    if (!window || daysOf(date.year).some(([holiday]) => holiday.equals(date))) continue;
    const plainTime = Temporal.PlainTime.from({ hour: window[1] }).add({ minutes: minutesIn });
    return date.toZonedDateTime({ timeZone: coach.member.timeZone, plainTime });
  }
}

export const spokenFor = ({ member }: Coach, startsAt: Temporal.ZonedDateTime): string =>
  `${member.email}/${startsAt.toPlainDate().toString()}`;
