/** Who may import whom. Enforced by `npm run check:architecture`. Read it as the map of the system. */

/** Which feature may enter which, by its front door (index.ts, contract.ts). Everything else goes by event. Keep it short. */
const FEATURE_SIGHT = {
  organization: [], // people, departments, memberships, job roles, reporting lines
  catalog: [], // framework, role profiles, courses, banks, session types, company slots: all that is published
  identity: ['organization'], // accounts, sign-in sessions, access keys
  learning: ['catalog', 'organization'], // enrolments, cycles, progress, completions
  quiz: ['catalog', 'learning'], // attempts, answers, grades
  skills: ['catalog', 'organization'], // evidence, levels, gaps, figures of departments
  certificates: ['catalog', 'organization', 'skills'],
  coaching: ['catalog', 'organization', 'skills', 'notifications'],
  assessment: ['catalog', 'organization', 'skills'], // hand-ins, marking
  notifications: ['organization'], // intents, templates, the mail port, kept mails
  imports: ['catalog', 'identity', 'organization'], // files with people: what they would change, and the change
  webhooks: ['organization'], // endpoints of other programs, what they are told of and how
  operations: [], // queues and failed jobs, as the administrator sees them
  demo: [
    'organization',
    'identity',
    'catalog',
    'learning',
    'quiz',
    'skills',
    'certificates',
    'coaching',
    'assessment',
    'notifications',
    'webhooks',
  ],
};

const FEATURE = '^server/(?!shared/|http/|events/|commands/|decisions/)([^/]+)/';
const COMPOSITION_ROOTS =
  '^(server/(app|compose|readiness|features|prepare|identify|main|embedded|commands/[^/]+)|workers/(main|migrate))\\.ts$';
/** What crosses HTTP: a contract, or a part of one, anywhere in a feature. */
const CONTRACTS = ['contract\\.ts$', '/contract/', 'shapes\\.ts$'];
/** Libraries that compute and touch nothing: allowed in rules. */
const PURE = [
  'typebox',
  'yaml',
  'csv-parse',
  'node:crypto',
  '^crypto$',
  'unified',
  'unist-util-visit',
  'remark-[^/]+',
  'rehype-[^/]+',
  'mdast',
  'mdast-[^/]+',
  'hast',
];
const TYPES_ONLY_OK = { dependencyTypesNot: ['type-only'] };

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const any = (names) => `^server/(${names.join('|')})/`;

export default {
  forbidden: [
    forbid('no-cycles', 'A cycle means two modules are one.', {}, { circular: true, viaOnly: TYPES_ONLY_OK }),

    // Layers inside a feature: routes → use cases → (rules | store)
    forbid(
      'rules-are-pure',
      'A rule computes; clock, randomness and data are arguments.',
      { path: `${FEATURE}rules/` },
      {
        ...TYPES_ONLY_OK,
        pathNot: [
          '^server/[^/]+/rules/',
          '^server/shared/refusal\\.ts$',
          ...PURE.map((name) => (name.startsWith('^') || name.includes(':') ? name : `(^|/)${name}(/|$)`)),
        ],
      },
    ),
    forbid(
      'only-stores-know-sql',
      'Everyone else sees the database as types.',
      {
        path: '^(server|workers)/',
        pathNot: [
          '^server/[^/]+/store/',
          '^server/events/outbox\\.ts$',
          '^workers/(outbox-relay|job-state)\\.ts$',
          COMPOSITION_ROOTS,
        ],
      },
      { ...TYPES_ONLY_OK, path: '^(db/|node_modules/(drizzle-orm|postgres)/)' },
    ),
    forbid(
      'only-routes-know-http',
      'A use case also runs in workers and commands.',
      { path: FEATURE, pathNot: '[/-]routes\\.ts$' },
      { path: '^(server/http/|node_modules/(@fastify/|fastify/|fastify-plugin/))' },
    ),
    forbid(
      'routes-call-use-cases',
      'Routes translate; they neither decide nor query.',
      { path: [`${FEATURE}routes\\.ts$`, `${FEATURE}.+[/-]routes\\.ts$`] },
      { ...TYPES_ONLY_OK, path: '^server/[^/]+/store/' },
    ),
    forbid(
      'contracts-are-light',
      'Contracts are loaded by the web server too.',
      { path: CONTRACTS, pathNot: '^(web|test)/' },
      { ...TYPES_ONLY_OK, pathNot: [...CONTRACTS, '^server/shared/(endpoint|schemas)\\.ts$', 'typebox'] },
    ),

    // Between features
    forbid(
      'features-meet-at-the-front-door',
      'Enter another feature by index.ts or contract.ts; better, react to its event.',
      { path: FEATURE },
      { path: FEATURE, pathNot: ['^server/$1/', '^server/[^/]+/(index|contract)\\.ts$'] },
    ),
    ...Object.entries(FEATURE_SIGHT).map(([feature, seen]) =>
      forbid(
        `${feature}-sees`,
        seen.length ? `Sees ${seen.join(', ')}.` : 'Sees no other feature.',
        { path: `^server/${feature}/` },
        { path: FEATURE, pathNot: [`^server/${feature}/`, ...(seen.length ? [any(seen)] : [])] },
      ),
    ),
    forbid(
      'every-feature-has-its-line',
      'A new folder under server/ gets a line in FEATURE_SIGHT.',
      { path: FEATURE, pathNot: any(Object.keys(FEATURE_SIGHT)) },
      { path: '.' },
    ),
    forbid(
      'nobody-sees-the-demo',
      'The demo company uses the product; the product does not know it.',
      { path: '^(server|workers|web|db)/', pathNot: ['^server/demo/', COMPOSITION_ROOTS] },
      { path: '^server/demo/' },
    ),

    // Between folders
    forbid(
      'shared-is-below-features',
      'Shared code that knows a feature belongs to that feature.',
      { path: '^server/(shared|http|events)/' },
      { path: FEATURE },
    ),
    forbid('db-is-a-leaf', 'The schema knows no one.', { path: '^db/' }, { path: '^(server|workers|web|courses|test)/' }),
    forbid(
      'server-does-not-know-workers',
      'Workers are a process of their own; the supervisor starts it, nobody imports it.',
      { path: '^server/' },
      { path: '^workers/' },
    ),
    forbid(
      'only-workers-know-queues',
      'The API publishes events; queues are how workers deliver them.',
      { path: '^(server|db|web|courses)/' },
      { path: 'node_modules/(bullmq|ioredis|pg)/' },
    ),
    forbid(
      'workers-are-not-requests',
      'Workers enter features by the front door and never through HTTP.',
      { path: '^workers/' },
      {
        path: '^(server/|web/)',
        pathNot: ['^server/[^/]+/index\\.ts$', '^server/(shared|events)/', '^server/config\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    ),

    // The web
    forbid(
      'web-reaches-the-api-by-contract',
      'Pages talk to the API, like any other client.',
      { path: '^web/' },
      {
        path: '^(server|db|workers|courses)/',
        pathNot: '^server/([^/]+/contract|shared/(endpoint|schemas|sign-client)|http/problem)\\.ts$',
      },
    ),
    forbid(
      'browser-takes-types-only',
      'server/ never ships to a browser; SvelteKit refuses it as well.',
      { path: '^web/', pathNot: ['\\.server\\.ts$', '/\\+server\\.ts$', '^web/lib/server/'] },
      { ...TYPES_ONLY_OK, path: '^server/' },
    ),
    forbid(
      'http-is-plain',
      'The one file of server/http that web may name is used for its types.',
      { path: '^web/' },
      { ...TYPES_ONLY_OK, path: '^server/http/' },
    ),

    forbid(
      'tests-are-not-imported',
      'Shipping code stands alone.',
      { path: '^(server|workers|db|web|courses)/' },
      { path: '^test/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.svelte-kit|\\.build)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
