import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;
interface Row {
  code: string;
  personName: string;
  standing: string;
}

/** Holder, course, day of issue, day of expiry; all issued before the clock of the tests. */
const ROWS = [
  ['Ämilia Roth', 'licences', '2026-03-01', '2027-03-01'],
  ['Boris Kern', 'licences', '2026-05-01', null],
  ['Zoë 50%', 'security', '2025-01-01', '2026-01-01'],
  ['Carla Diaz', 'security', '2026-04-01', '2026-11-24'],
  ['Anton Berg', 'licences', '2024-06-01', '2025-06-01'],
] as const;
const REVOKED = ['Boris Kern', 'Anton Berg'];

describe('the register of certificates', () => {
  let api: App;
  let lead: Person;
  let holder: Person;
  beforeAll(async () => {
    api = await testApp();
    [lead, holder] = [await api.aPerson('ospo-lead'), await api.aPerson()];
    expect(api.clock.today().toString()).toBe('2026-11-24');
    const rows = await api.database.db
      .insert(certificates)
      .values(
        ROWS.map(([personName, courseId, issued, expiresOn], n) => ({
          ...{ personName, courseId, expiresOn, personId: holder.personId, cycle: n + 1, skills: [] },
          ...{ editionId: crypto.randomUUID(), editionNumber: 1, issuerName: 'Fernwerk' },
          code: `${'ABCDE'[n]!.repeat(25)}7`,
          courseTitle: courseId === 'licences' ? 'Licences in practice' : 'Secure supply',
          issuedAt: new Date(`${issued}T09:00:00Z`),
        })),
      )
      .returning();
    await api.database.db
      .insert(certificateRevocations)
      .values(
        rows
          .filter(({ personName }) => REVOKED.includes(personName))
          .map(({ id }) => ({ certificateId: id, reason: 'Wrong', revokedAt: new Date('2026-11-01T09:00:00Z') })),
      );
  });
  afterAll(() => api.close());

  const found = async (query: Record<string, string>, by = lead) => {
    const answer = await by.as({ url: `/api/v1/certificates?${new URLSearchParams(query)}` });
    return answer.json<{ items: Row[]; nextCursor: string | null }>();
  };
  const names = async (query: Record<string, string>) =>
    (await found(query)).items.map(({ personName }) => personName.split(' ')[0]);

  test.each([
    ['issued', ['Boris', 'Carla', 'Ämilia', 'Zoë', 'Anton']],
    ['person', ['Ämilia', 'Anton', 'Boris', 'Carla', 'Zoë']],
    ['course', ['Ämilia', 'Anton', 'Boris', 'Carla', 'Zoë']],
    ['expires', ['Anton', 'Zoë', 'Carla', 'Ämilia', 'Boris']],
  ])('by %s, the same whether read at once or in pages', async (sort, expected) => {
    expect(await names({ sort })).toEqual(expected);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<typeof found>> = await found({ sort, limit: '2', ...(cursor && { cursor }) });
      paged.push(...page.items.map(({ personName }) => personName.split(' ')[0]!));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(expected);
  });

  test('a standing finds what the rule says of each', async () => {
    const { items } = await found({});
    for (const standing of ['valid', 'expired', 'revoked']) {
      const expected = items.filter((row) => row.standing === standing).map(({ code }) => code);
      expect((await found({ standing })).items.map(({ code }) => code)).toEqual(expected);
    }
    expect(await names({ standing: 'valid' })).toEqual(['Ämilia']);
    expect(await names({ standing: 'expired' })).toEqual(['Carla', 'Zoë']);
  });

  test('it is searched by holder, present address, course and the beginning of a number', async () => {
    expect(await names({ q: 'KERN' })).toEqual(['Boris']);
    expect(await names({ q: '50%' })).toEqual(['Zoë']);
    expect(await names({ q: holder.email })).toHaveLength(ROWS.length);
    expect(await names({ q: 'supply' })).toEqual(['Carla', 'Zoë']);
    expect(await names({ q: 'dddd-ddd' })).toEqual(['Carla']);
    expect(await names({ courseId: 'security', standing: 'valid' })).toEqual([]);
    expect(await names({ courseId: 'licences', sort: 'expires' })).toEqual(['Anton', 'Ämilia', 'Boris']);
  });

  test('a row says what the document says and no level; what cannot be asked is refused', async () => {
    const { items } = await found({ q: 'Kern' });
    expect(items[0]).toMatchObject({ personId: holder.personId, courseId: 'licences', standing: 'revoked' });
    expect(items[0]).not.toHaveProperty('skills');
    expect(await found({ standing: 'lost' })).toMatchObject({ status: 400 });
    expect(await found({ cursor: 'x' })).toMatchObject({ status: 400 });
    expect(await found({}, holder)).toMatchObject({ status: 403 });
    expect((await lead.as({ url: '/api/v1/certificates/ABCD' })).json()).toMatchObject({ type: '/problems/not-found' });
  });
});
