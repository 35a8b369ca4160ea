import { mayRevoke } from '#lib/certificate-words.ts';
import { call, need } from '#lib/server/api.ts';
import { viewCertificate } from '#server/certificates/contract.ts';
import { isNarrowed, placeIn, searchOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const certificate = await need(call(event, viewCertificate, { params: event.params }));
  const me = event.locals.me!;
  const place = placeIn(event.url);
  return {
    certificate,
    isOwn: certificate.personId === me.personId,
    mayRevoke: mayRevoke(me) && certificate.standing !== 'revoked',
    /** Where this person sees more of the holder. */
    holderHref: me.accessRoles.some((role) => role === 'ospo-lead' || role === 'auditor')
      ? `/participants/${certificate.personId}`
      : `/admin/people/${certificate.personId}`,
    isJustRevoked: event.url.searchParams.has('withdrawn'),
    /** Kept on the way through this page, so that everything leads back there. */
    place: searchOf(place),
    isFromSearch: isNarrowed(place),
  };
};
