import type { CoachOffer } from '#server/coaching/contract.ts';

/** The form of an offer, as typed. */
export type OfferTerms = Record<string, string>;

export const NEW_OFFER: OfferTerms = {
  sessionTypeId: '',
  title: '',
  mode: 'one-to-one',
  minutes: '30',
  stepMinutes: '30',
  bufferBefore: '0',
  bufferAfter: '10',
  noticeHours: '24',
  horizonDays: '42',
  cancelNoticeHours: '12',
  capacity: '8',
  minParticipants: '4',
  cutoffHours: '24',
  approval: 'none',
  visibility: 'private',
  maxOpenPerPerson: '2',
  maxPerDay: '',
  maxPerWeek: '',
};

export function termsOf(offer: CoachOffer): OfferTerms {
  const { coaches: _coaches, offerId: _id, isMine: _mine, noticeMinutes, cancelNoticeMinutes, isActive, ...terms } = offer;
  return {
    ...Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, String(value ?? '')])),
    noticeHours: String(noticeMinutes / 60),
    cancelNoticeHours: String(cancelNoticeMinutes / 60),
    ...(isActive && { isActive: 'on' }),
  };
}
