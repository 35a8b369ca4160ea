import type { Me } from '#server/identity/contract.ts';
import type { IconName } from './ui/icons.ts';

export interface Place {
  href: string;
  label: string;
  icon: IconName;
  /** Further paths that belong to this place. */
  also?: readonly string[];
}

export interface Workplace {
  id: string;
  label: string;
  /** In the order of the rail; the first four also stand on a phone's bottom bar. */
  places: readonly Place[];
  isFor: (me: Me) => boolean;
}

const HOME: Place = { href: '/', label: 'Home', icon: 'home' };
const COURSES: Place = { href: '/courses', label: 'Courses', icon: 'book', also: ['/learn', '/quiz', '/hand-ins'] };
const COACHING: Place = { href: '/coaching', label: 'Coaching', icon: 'calendar' };
const CONTENT: Place = { href: '/content', label: 'Content', icon: 'info' };

const REPORT: Place = { href: '/report', label: 'Gap report', icon: 'report' };
const CERTIFICATES: Place = { href: '/issued-certificates', label: 'Certificates', icon: 'certificate' };
const PARTICIPANTS: Place = { href: '/participants', label: 'Participants', icon: 'people' };

const holds = (role: string) => (me: Me) => me.accessRoles.includes(role);

/** One menu for each role somebody has, never a merged one. A role appears here when it has a page. */
const WORKPLACES: readonly Workplace[] = [
  {
    id: 'learner',
    label: 'Learner',
    places: [
      HOME,
      COURSES,
      COACHING,
      { href: '/skills', label: 'Skills', icon: 'skills' },
      { href: '/certificates', label: 'Certificates', icon: 'certificate' },
    ],
    isFor: () => true,
  },
  {
    id: 'manager',
    label: 'Manager',
    places: [{ href: '/team', label: 'My team', icon: 'people' }, HOME, COURSES],
    isFor: (me) => me.isManager,
  },
  {
    id: 'coach',
    label: 'Coach',
    places: [
      { href: '/coach/calendar', label: 'Calendar', icon: 'calendar' },
      { href: '/coach/sessions', label: 'Sessions', icon: 'sessions' },
      { href: '/coach/people', label: 'People', icon: 'people' },
      { href: '/coach/marking', label: 'Marking', icon: 'check' },
      { href: '/coach/hours', label: 'Hours', icon: 'clock' },
      { href: '/skills', label: 'Skills', icon: 'skills' },
    ],
    isFor: holds('coach'),
  },
  {
    id: 'author',
    label: 'Author',
    places: [CONTENT, HOME, COURSES],
    isFor: holds('author'),
  },
  {
    id: 'ospo-lead',
    label: 'OSPO lead',
    places: [
      { href: '/overview', label: 'Overview', icon: 'overview' },
      REPORT,
      { href: '/coaching-overview', label: 'Coaching', icon: 'calendar' },
      CONTENT,
      PARTICIPANTS,
      CERTIFICATES,
      { href: '/slots', label: 'Slots', icon: 'slots' },
    ],
    isFor: holds('ospo-lead'),
  },
  {
    id: 'auditor',
    label: 'Auditor',
    places: [REPORT, PARTICIPANTS, CERTIFICATES],
    isFor: holds('auditor'),
  },
  {
    id: 'administrator',
    label: 'Admin',
    places: [
      { href: '/admin/people', label: 'People', icon: 'people' },
      { href: '/admin/departments', label: 'Departments', icon: 'departments' },
      { href: '/admin/jobs', label: 'Jobs', icon: 'jobs' },
      { href: '/admin/mails', label: 'Mails', icon: 'mail' },
      { href: '/admin/disclosures', label: 'Disclosures', icon: 'lock' },
      { href: '/admin/webhooks', label: 'Webhooks', icon: 'webhooks' },
      CERTIFICATES,
      { href: '/slots', label: 'Slots', icon: 'slots' },
    ],
    isFor: holds('administrator'),
  },
];

export const workplacesOf = (me: Me): Workplace[] => WORKPLACES.filter(({ isFor }) => isFor(me));

/** What somebody mainly comes for, when they have not chosen: the role that fewest hold. */
const MAIN_ORDER = ['ospo-lead', 'administrator', 'auditor', 'author', 'coach', 'manager', 'learner'];

export const mainWorkplace = (me: Me): Workplace => {
  const own = workplacesOf(me);
  return own.toSorted((a, b) => MAIN_ORDER.indexOf(a.id) - MAIN_ORDER.indexOf(b.id))[0]!;
};

/** The workplace somebody chose, or what they mainly come for. */
export const chosenWorkplace = (me: Me, id: string | null | undefined): Workplace =>
  workplacesOf(me).find((workplace) => workplace.id === id) ?? mainWorkplace(me);

export const isAt = (place: Place, pathname: string): boolean =>
  [place.href, ...(place.also ?? [])].some((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)));
