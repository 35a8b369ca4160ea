import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRefusals } from '#server/http/store/refusal-list.ts';
import { ACCESS_ROLES } from '#server/shared/context.ts';
import { testApp } from '#test/support/app.ts';
import { aCourse, aCoursesDirectory, publishOpen } from '#test/support/factories/catalog.ts';
import { enrolIn } from '#test/support/learner.ts';
import document from './openapi.json' with { type: 'json' };

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;

interface Schema {
  type?: string;
  anyOf?: Schema[];
  format?: string;
  maxLength?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
}
interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}

/** Every operation of the committed document: a new one is tried without anybody thinking of it. */
const OPERATIONS = Object.entries(document.paths as unknown as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as 'POST',
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json'].schema.properties ?? {},
      hasBody: operation.requestBody !== undefined,
    })),
);
type Listed = (typeof OPERATIONS)[number];

const DOCUMENTED = new Set(readRefusals().map(({ code }) => `/problems/${code}`));
const LEAKS = /\bselect\b.*\bfrom\b|insert into|drizzle|postgres|node_modules|\.ts:\d|\n\s+at |violates|relation "/i;

/** Something of the right kind for a parameter, so that another one can be the wrong one. */
const FITTING: Record<string, string> = { 'date-time': '2027-03-09T09:00:00Z', date: '2027-03-09' };
const fitting = ({ type, format = '' }: Schema) =>
  format === 'uuid' ? crypto.randomUUID() : type === 'integer' ? '1' : (FITTING[format] ?? 'a'.repeat(20));
const unfitting = ({ type, format, maxLength = 0, maximum = 2 ** 31 }: Schema) => [
  '%00',
  'a%00b',
  ...(maxLength > 0 && maxLength < 100 ? ['a'.repeat(maxLength + 1)] : []),
  ...(format === 'uuid' ? ['1', "'%20or%201=1--", '00000000-0000-0000-0000-00000000000g'] : []),
  ...(type === 'integer' ? ['x', '-1', '1.5', String(maximum + 1), '9'.repeat(30), 'NaN'] : []),
];

describe('bad input', () => {
  let api: App;
  let person: Person;
  const courses = aCoursesDirectory({ 'small-course': aCourse() });
  beforeAll(async () => {
    api = await testApp();
    await publishOpen(api.context, courses.directory);
    person = await api.aPerson(...ACCESS_ROLES);
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  type Answer = Awaited<ReturnType<Person['as']>>;
  const expectProblem = (answer: Answer, status: number, code?: string) => {
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const problem = answer.json();
    expect(problem, JSON.stringify(problem)).toMatchObject({ status, title: expect.any(String), instance: expect.any(String) });
    expect(DOCUMENTED).toContain(problem.type);
    if (code) expect(problem.type).toBe(`/problems/${code}`);
    expect(answer.body).not.toMatch(LEAKS);
    return problem as { errors?: { pointer: string }[] };
  };
  const url = ({ path, parameters }: Listed, change: Record<string, string> = {}) => {
    const filled = path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => change[name] ?? fitting(parameters.find((p) => p.name === name)!.schema),
    );
    const query = parameters
      .filter((p) => p.in === 'query' && (p.required || change[p.name] !== undefined))
      .map((p) => `${p.name}=${change[p.name] ?? fitting(p.schema)}`);
    return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
  };
  const send = (operation: Listed, payload: unknown) =>
    person.as({
      method: operation.method,
      url: url(operation),
      headers: { 'content-type': 'application/json' },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });

  const withBody = OPERATIONS.filter(({ hasBody }) => hasBody);

  test.each(withBody)('$name refuses unknown members, naming them', async (operation) => {
    const { errors } = expectProblem(await send(operation, { nonsense: 1 }), 400, 'malformed-request');
    expect(errors!.map(({ pointer }) => pointer)).toContain('#/nonsense');
  });

  test.each(withBody)('$name refuses wrong types, over-long text and NUL, naming the field', async (operation) => {
    for (const [field, declared] of Object.entries(operation.body)) {
      const schema = declared.anyOf?.find(({ type }) => type !== 'null') ?? declared;
      const mayBeNull = declared.anyOf?.some(({ type }) => type === 'null') ?? false;
      const wrong: unknown[] = [{}, ...(mayBeNull ? [] : [null]), ...(schema.type === 'string' ? [1, 'a\u0000b'] : ['text'])];
      if (schema.maxLength) wrong.push('a'.repeat(schema.maxLength + 1));
      for (const value of wrong) {
        const { errors } = expectProblem(await send(operation, { [field]: value }), 400, 'malformed-request');
        expect(errors!.some(({ pointer }) => pointer.startsWith(`#/${field}`))).toBe(true);
      }
    }
  });

  test.each(withBody)('$name refuses what is no JSON object', async (operation) => {
    for (const body of ['[]', '"text"', '7', 'null', '', '{"a":', '{"__proto__": {"a": 1}}', '\u0000', '{}{}'])
      expectProblem(await send(operation, body), 400, 'malformed-request');
  });

  /** A declared upload may be larger than any other body. */
  const UPLOADS = new Set(['/api/v1/hand-in-files', '/api/v1/people-imports']);
  const tooLarge = ({ path, method }: Listed) => (UPLOADS.has(path) && method === 'POST' ? 4_200_000 : 1_100_000);

  test.each(withBody)('$name takes JSON only, and no more of it than it should', async (operation) => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      const answer = await person.as({
        method: operation.method,
        url: url(operation),
        headers: { 'content-type': type },
        payload: 'a=1',
      });
      expectProblem(answer, 415, 'unsupported-media-type');
    }
    expectProblem(await send(operation, { text: 'a'.repeat(tooLarge(operation)) }), 413, 'body-too-large');
  });

  const withParameters = OPERATIONS.flatMap((operation) =>
    operation.parameters
      .filter(({ in: place }) => place !== 'header')
      .map((parameter) => ({ operation, parameter, name: operation.name, field: parameter.name })),
  );
  test.each(withParameters)('$name refuses a $field that cannot be one', async ({ operation, parameter }) => {
    for (const value of unfitting(parameter.schema)) {
      const { method } = operation;
      const answer = await person.as({
        method,
        url: url(operation, { [parameter.name]: value }),
        ...(operation.hasBody && { payload: {} }),
      });
      const { errors } = expectProblem(answer, 400, 'malformed-request');
      if (!value.includes('%00') && errors)
        expect(errors.some(({ pointer }) => pointer.startsWith(`#/${parameter.name}`) || operation.hasBody)).toBe(true);
    }
  });

  test('addresses that lead nowhere, or are none', async () => {
    expectProblem(await person.as({ url: '/api/v1/nothing' }), 404, 'not-found');
    expectProblem(await person.as({ method: 'PUT', url: '/api/v1/me' }), 404, 'not-found');
    expectProblem(await person.as({ url: '/api/v1/courses/%ff' }), 400, 'malformed-request');
    expectProblem(await person.as({ url: `/api/v1/courses/${'a'.repeat(500)}` }), 414, 'address-too-long');
  });

  test('cookies and tokens that are none identify nobody', async () => {
    for (const cookie of [
      'tributary_session=',
      'tributary_session=\u0001',
      `tributary_session=${'x'.repeat(4000)}`,
      'tributary_session',
    ])
      expectProblem(await api.app.inject({ url: '/api/v1/me', headers: { cookie } }), 401, 'not-signed-in');
    for (const authorization of ['Bearer', 'Bearer ', 'Bearer a b', 'Basic YTpi', `Bearer ${'x'.repeat(4000)}`])
      expectProblem(await api.app.inject({ url: '/api/v1/me', headers: { authorization } }), 401, 'not-signed-in');
  });

  test("what is another person's is not there", async () => {
    const [owner, other] = [await api.aPerson(), await api.aPerson('coach', 'administrator')];
    const enrolmentId = await enrolIn(owner);
    const payload = { quizKind: 'knowledge', mode: 'practice' };
    const attemptId = (await owner.as({ method: 'POST', url: `/api/v1/enrolments/${enrolmentId}/attempts`, payload })).json()
      .attemptId;
    const sessionId = (await owner.as({ url: '/api/v1/me/sessions' })).json().items[0].id;
    const key = { name: 'CI', scopes: ['read'] };
    const keyId = (await owner.as({ method: 'POST', url: '/api/v1/me/access-keys', payload: key })).json().id;
    const answers = await Promise.all([
      other.as({ url: `/api/v1/enrolments/${enrolmentId}` }),
      other.as({ url: `/api/v1/enrolments/${enrolmentId}/lessons/first-steps` }),
      other.as({ method: 'PUT', url: `/api/v1/enrolments/${enrolmentId}/lessons/first-steps/completion` }),
      other.as({ method: 'PUT', url: `/api/v1/enrolments/${enrolmentId}/position`, payload: { lessonId: 'first-steps' } }),
      other.as({ method: 'POST', url: `/api/v1/enrolments/${enrolmentId}/attempts`, payload }),
      other.as({ url: `/api/v1/attempts/${attemptId}` }),
      other.as({ url: `/api/v1/attempts/${attemptId}/result` }),
      other.as({ method: 'PUT', url: `/api/v1/attempts/${attemptId}/answers/0`, payload: { chosen: ['a'], flagged: false } }),
      other.as({ method: 'POST', url: `/api/v1/attempts/${attemptId}/submission` }),
      other.as({ method: 'DELETE', url: `/api/v1/me/sessions/${sessionId}` }),
      other.as({ method: 'DELETE', url: `/api/v1/me/access-keys/${keyId}` }),
    ]);
    for (const answer of answers) expectProblem(answer, 404, 'not-found');
    expect((await owner.as({ url: `/api/v1/attempts/${attemptId}` })).json().isSubmitted).toBe(false);
  });
});
