import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Instant, NoContent, Nullable, Strict, Text } from '#server/shared/schemas.ts';
import { OneBooking, Person } from '../shared/contract.ts';

const Rating = Type.Integer({ minimum: 1, maximum: 5 });
const Figures = Nullable(Type.Object({ people: Type.Integer(), average: Type.Number() }));

export const viewMyFeedback = endpoint({
  id: 'viewMyFeedback',
  summary: 'What I said of a session of mine, and whether I may still say something',
  method: 'GET',
  path: '/me/coaching/bookings/:bookingId/feedback',
  params: OneBooking,
  success: {
    status: 200,
    schema: Type.Object({
      rating: Nullable(Rating),
      text: Nullable(Type.String()),
      givenAt: Nullable(Instant),
      isOpen: Type.Boolean(),
    }),
  },
});

export const giveFeedback = endpoint({
  id: 'giveFeedback',
  summary: 'Say how useful a session was, from 1 to 5, within thirty days after it',
  method: 'PUT',
  path: '/me/coaching/bookings/:bookingId/feedback',
  params: OneBooking,
  body: Strict({ rating: Rating, text: Type.Optional(Text(1000, 0)) }),
  success: NoContent,
});

export const viewFeedbackOnMe = endpoint({
  id: 'viewFeedbackOnMe',
  summary: 'How useful people find the sessions I hold: by whole fives of people, never of one',
  method: 'GET',
  path: '/coach/feedback',
  success: { status: 200, schema: Type.Object({ figures: Figures, comments: Type.Array(Type.String()) }) },
});

export const listFeedback = endpoint({
  id: 'listFeedback',
  summary: 'How useful people find the sessions of each coach: by whole fives of people, without words',
  method: 'GET',
  path: '/coaching/feedback',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(Type.Object({ coach: Person, figures: Figures })),
    }),
  },
});
