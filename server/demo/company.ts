/** The departments of the demo company, and who works there. Numbers add up to 240 people. */
export interface DepartmentPlan {
  slug: string;
  name: string;
  parent: string | null;
  /** How many people of each job role; `none` holds nothing beyond what everybody holds. */
  jobRoles: Record<string, number>;
  /** Share of people who take up training, 0–1. */
  zeal: number;
  /** Months after the programme began in which the department joined it. */
  joinsAfter: number;
}

export const ROOT_SLUG = 'fernwerk-demo';

export const DEPARTMENTS: readonly DepartmentPlan[] = [
  {
    slug: ROOT_SLUG,
    name: 'Fernwerk (demo company)',
    parent: null,
    jobRoles: { 'executive-sponsor': 2, 'ospo-lead': 2, 'compliance-officer': 1, 'community-devrel': 1, none: 18 },
    zeal: 0.6,
    joinsAfter: 0,
  },
  {
    slug: 'engineering',
    name: 'Engineering',
    parent: ROOT_SLUG,
    jobRoles: { 'engineering-manager': 2, architect: 6 },
    zeal: 0.8,
    joinsAfter: 0,
  },
  {
    slug: 'platform',
    name: 'Platform and cloud',
    parent: 'engineering',
    jobRoles: {
      'engineering-manager': 4,
      'release-engineer': 7,
      'department-champion': 1,
      'data-ai-engineer': 4,
      'oss-maintainer': 2,
      'software-engineer': 26,
    },
    zeal: 0.85,
    joinsAfter: 0,
  },
  {
    slug: 'devices',
    name: 'Devices and firmware',
    parent: 'engineering',
    jobRoles: {
      'engineering-manager': 4,
      'release-engineer': 4,
      'department-champion': 1,
      'security-engineer': 2,
      'software-engineer': 36,
    },
    zeal: 0.55,
    joinsAfter: 2,
  },
  {
    slug: 'applications',
    name: 'Applications',
    parent: 'engineering',
    jobRoles: {
      'engineering-manager': 5,
      'department-champion': 1,
      'product-owner': 4,
      'data-ai-engineer': 4,
      'oss-maintainer': 1,
      'software-engineer': 38,
    },
    zeal: 0.7,
    joinsAfter: 1,
  },
  {
    slug: 'security-it',
    name: 'Security and IT',
    parent: ROOT_SLUG,
    jobRoles: { 'engineering-manager': 2, 'security-engineer': 10, 'release-engineer': 8, 'software-engineer': 8 },
    zeal: 0.75,
    joinsAfter: 1,
  },
  {
    slug: 'product-procurement',
    name: 'Product and procurement',
    parent: ROOT_SLUG,
    jobRoles: { 'engineering-manager': 2, 'product-owner': 18, procurement: 9, none: 3 },
    zeal: 0.45,
    joinsAfter: 3,
  },
  {
    slug: 'legal',
    name: 'Legal',
    parent: ROOT_SLUG,
    jobRoles: { 'legal-counsel': 3, 'compliance-officer': 1 },
    zeal: 0.7,
    joinsAfter: 2,
  },
];
