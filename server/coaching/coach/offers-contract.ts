import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, NoContent, Nullable, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Approval, Mode, Visibility } from '../shared/contract.ts';

const OfferBody = {
  sessionTypeId: Slug,
  title: Text(120),
  mode: Mode,
  minutes: Type.Integer({ minimum: 5, maximum: 480 }),
  stepMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
  bufferBefore: Type.Integer({ minimum: 0, maximum: 240 }),
  bufferAfter: Type.Integer({ minimum: 0, maximum: 240 }),
  noticeMinutes: Type.Integer({ minimum: 0, maximum: 43_200 }),
  horizonDays: Type.Integer({ minimum: 1, maximum: 180 }),
  cancelNoticeMinutes: Type.Integer({ minimum: 0, maximum: 43_200 }),
  capacity: Type.Integer({ minimum: 1, maximum: 200 }),
  minParticipants: Type.Integer({ minimum: 1, maximum: 200 }),
  cutoffHours: Type.Integer({ minimum: 0, maximum: 720 }),
  approval: Approval,
  visibility: Visibility,
  maxOpenPerPerson: Type.Integer({ minimum: 1, maximum: 50 }),
  /** How many sessions of it each coach holds at most; left out or null, as many as they like. */
  maxPerDay: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 24 }))),
  maxPerWeek: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 100 }))),
};

export const createOffer = endpoint({
  id: 'createOffer',
  summary: 'Make a session type bookable; a coach who does so holds it',
  method: 'POST',
  path: '/coaching/offers',
  body: Strict(OfferBody),
  success: { status: 201, schema: Type.Object({ offerId: Id }) },
});

export const changeOffer = endpoint({
  id: 'changeOffer',
  summary: 'Change an offer; what is booked stays as it was booked',
  method: 'PUT',
  path: '/coaching/offers/:offerId',
  params: Type.Object({ offerId: Id }),
  body: Strict({ ...OfferBody, isActive: Type.Boolean() }),
  success: NoContent,
});

export const joinOffer = endpoint({
  id: 'joinOffer',
  summary: 'Hold sessions of this offer from now on',
  method: 'PUT',
  path: '/coaching/offers/:offerId/coaches/me',
  params: Type.Object({ offerId: Id }),
  success: NoContent,
});

export const leaveOffer = endpoint({
  id: 'leaveOffer',
  summary: 'Hold no further sessions of this offer',
  method: 'DELETE',
  path: '/coaching/offers/:offerId/coaches/me',
  params: Type.Object({ offerId: Id }),
  success: NoContent,
});
