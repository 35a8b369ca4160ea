/** CSV as an administrator would send it. */
export const csv = (head: string, ...lines: string[]): string => `${[head, ...lines].join('\r\n')}\r\n`;

/** A company's list of many: everybody in one of two departments, reporting to the first. */
export const aLongFile = (people: number, department = (n: number) => (n % 2 ? 'devices' : 'legal')): string =>
  csv(
    'email,name,kind,department,manager_email,job_roles',
    ...Array.from({ length: people }, (_, n) =>
      [
        `long${n}@example.org`,
        `"Person, the ${n}th"`,
        n % 10 ? 'employee' : 'contractor',
        department(n),
        n === 0 ? 'none' : 'long0@example.org',
        n % 3 ? 'software-engineer' : 'software-engineer engineering-manager',
      ].join(','),
    ),
  );
