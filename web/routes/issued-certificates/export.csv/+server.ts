import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { listCertificates } from '#server/certificates/contract.ts';
import { placeIn, type Place } from '../place.ts';
import type { RequestEvent, RequestHandler } from './$types';

const HEAD = [
  'number',
  'person_id',
  'holder',
  'course_id',
  'course',
  'edition',
  'issued_at_utc',
  'counts_until',
  'standing',
  'withdrawn_at_utc',
];

/** Every certificate the filter finds. */
export const GET: RequestHandler = async (event) => {
  const { cursor: _cursor, ...filter } = placeIn(event.url);
  const rows: Value[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await pageOf(event, { ...filter, ...(cursor && { cursor }) });
    for (const certificate of page.items) {
      const { code, personId, personName, courseId, courseTitle, edition } = certificate;
      const { issuedAt, expiresOn, standing, revokedAt } = certificate;
      rows.push([code, personId, personName, courseId, courseTitle, edition, issuedAt, expiresOn, standing, revokedAt]);
    }
    cursor = page.nextCursor;
  }
  return csvAnswer(HEAD, rows, 'certificates');
};

const pageOf = (event: RequestEvent, query: Place) => need(call(event, listCertificates, { query: { ...query, limit: 100 } }));
