import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Nullable, PageOf, PageQuery } from '#server/shared/schemas.ts';

export const listMails = endpoint({
  id: 'listMails',
  summary: 'Mails that were sent, are kept, or could not be sent; newest first',
  method: 'GET',
  path: '/mails',
  query: Type.Object({ ...PageQuery, cursor: Type.Optional(Id) }),
  success: {
    status: 200,
    schema: PageOf(
      Type.Object({
        id: Id,
        to: Type.String(),
        template: Type.String(),
        subject: Type.String(),
        body: Type.String(),
        createdAt: Instant,
        sentAt: Nullable(Instant),
        keptAt: Nullable(Instant),
        tries: Type.Integer(),
        lastError: Nullable(Type.String()),
      }),
    ),
  },
});
