/**
 * Every page there is, for whoever it is made for. A page of something in particular is reached by links, as people do: from
 * the first address to the last, `*` being what it is about; of several links the first one that leads on.
 */
export interface Way {
  who: string;
  /** Addresses on the way; the last one is the page. */
  via: readonly string[];
}

const STANDING: Record<string, readonly string[]> = {
  nobody: [
    '/sign-in',
    '/verify',
    '/verify/ABCD-EFGH',
    '/reset-password',
    '/reset-password/not-a-real-token-at-all',
    '/first-administrator/not-a-real-token-at-all',
    '/no-such-page',
  ],
  learner: [
    '/',
    '/courses',
    '/courses?q=nothing-like-this',
    '/courses/licence-practice',
    '/coaching',
    '/coaching?q=nothing-like-this',
    '/coaching/languages',
    '/coaching/sessions',
    '/coaching/disclosures',
    '/coaching/session-types/licence-clinic',
    '/skills',
    '/skills/license-obligations',
    '/certificates',
    '/hand-ins',
    '/account',
    '/account/notifications',
    '/more',
  ],
  manager: ['/team', '/team/requests', '/team/attendance'],
  coach: [
    '/coach/calendar',
    '/coach/sessions',
    '/coach/sessions/new',
    '/coach/sessions/clinics',
    '/coach/people',
    '/coach/people?skip=12',
    '/coach/marking',
    '/coach/marking?show=done&q=nothing-like-this',
    '/coach/hours',
    '/coach/hours/dates',
    '/coach/hours/offers',
    '/coach/hours/offers/new',
    '/coach/hours/preview',
    '/coach/hours/profile',
  ],
  auditor: ['/report', '/participants', '/participants?q=nobody-of-that-name', '/issued-certificates'],
  administrator: [
    '/admin/jobs',
    '/admin/jobs?q=nothing-like-this',
    '/admin/mails',
    '/admin/people',
    '/admin/people/new',
    '/admin/people/import',
    '/admin/disclosures',
    '/admin/disclosures/new',
    '/admin/disclosures/new?q=an',
    '/admin/departments?change=new',
    '/admin/webhooks',
    '/admin/webhooks/new',
    '/admin/webhooks/receivers',
  ],
  'OSPO lead': [
    '/overview',
    '/content',
    '/content/oss-essentials',
    '/slots',
    '/slots?q=nothing-like-this',
    '/issued-certificates?standing=valid&q=nothing-like-this',
    '/coaching-overview',
    '/coaching-overview?sort=demand',
    '/coaching-overview?show=no-seat&skip=15',
    '/coaching-overview/coaches',
    '/coaching-overview/coaches?q=nobody-of-that-name',
    '/coaching-overview/coaches/appoint?q=an',
    '/coaching-overview/clinics',
    '/coaching-overview/decisions',
    '/coaching-overview/suggestions',
    '/coaching-overview/marking',
    '/coaching-overview/agreement',
    '/coaching-overview/attendance',
    '/coaching-overview/attendance?q=nothing-like-this',
    '/coaching-overview/holidays',
    '/coaching-overview/holidays/berlin',
    '/coaching-overview/holidays/new',
  ],
};

const MINE = ['/coaching/sessions', '/coaching/sessions/*'];
const ENDPOINT = ['/admin/webhooks', '/admin/webhooks/*'];
const HELD = ['/coach/sessions', '/coach/sessions/*'];
const TO_DISCLOSE = ['/coaching-overview/decisions', '/coaching-overview/decisions/disclosures/*'];
const REACHED: Record<string, readonly (readonly string[])[]> = {
  learner: [
    ['/', '/learn/*/*'],
    ['/coaching', '/coaching/group-sessions/*'],
    ['/coaching', '/coaching/group-sessions/*', '/coaching/group-sessions/*/decline'],
    ['/coaching', '/coaching/session-types/*', '/coaching/book/*'],
    ['/coaching/sessions', '/coaching/programmes/*/cancel'],
    MINE,
    ...['answers', 'cancel', 'reschedule', 'goal', 'feedback'].map((last) => [...MINE, `/coaching/sessions/*/${last}`]),
  ],
  coach: [
    HELD,
    ...['cancel', 'change'].map((last) => [...HELD, `/coach/sessions/*/${last}`]),
    ['/coach/sessions?show=held', '/coach/sessions/*', '/coach/sessions/*/follow-up'],
    ['/coach/people', '/coach/people/*'],
    ['/coach/hours/offers', '/coach/hours/offers/*'],
  ],
  administrator: [
    ['/admin/people', '/admin/people/*'],
    ['/admin/departments', '/admin/departments/*/close'],
    ['/admin/disclosures', '/admin/disclosures/*'],
    ['/admin/disclosures/new?q=an', '/admin/disclosures/new/*'],
    ENDPOINT,
    ...['change', 'remove', 'replay', 'rotate'].map((last) => [...ENDPOINT, `/admin/webhooks/*/${last}`]),
    ...['disable', 'employment'].map((last) => ['/admin/people', '/admin/people/*', `/admin/people/*/${last}`]),
  ],
  'OSPO lead': [
    ['/report', '/report/*'],
    ['/report', '/report/*', '/report/*/policy-awareness'],
    ['/report', '/report/*', '/report/*/river'],
    ['/issued-certificates', '/issued-certificates/*'],
    ['/issued-certificates', '/issued-certificates/*', '/issued-certificates/*/withdraw'],
    TO_DISCLOSE,
    ['/coaching-overview/decisions', '/coaching-overview/decisions/corrections/*'],
    ...['grant', 'refuse'].map((last) => [...TO_DISCLOSE, `/coaching-overview/decisions/disclosures/*/${last}`]),
    ['/coaching-overview/coaches', '/coaching-overview/coaches/*'],
    ['/coaching-overview/coaches', '/coaching-overview/coaches/*', '/coaching-overview/coaches/*/*/end'],
  ],
};

/** What is seen only after somebody did something: tests of accessibility, of hand-ins and of the trail do that. */
export const AFTER_A_DEED = [
  '/account/access-keys/*/revoke',
  '/account/notifications/feeds/*/revoke',
  '/admin/departments/*/reopen',
  '/admin/jobs/retry',
  '/admin/people/*/enable',
  '/admin/people/import/*',
  '/coach',
  '/coach/marking/*',
  '/coaching/book/*/programme',
  '/participants/*',
  '/quiz/*',
  '/quiz/*/hand-in',
  '/quiz/*/result',
];

export const WAYS: readonly Way[] = [
  ...Object.entries(STANDING).flatMap(([who, paths]) => paths.map((path) => ({ who, via: [path] }))),
  ...Object.entries(REACHED).flatMap(([who, ways]) => ways.map((via) => ({ who, via }))),
];
