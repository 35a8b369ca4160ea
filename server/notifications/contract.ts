import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, PageOf, PageQuery, Strict, Text } from '#server/shared/schemas.ts';

/** Where a mail is: with the mail server, kept because there is none, still to be sent, or of these what was tried in vain. */
export const MailState = Type.Enum(['sent', 'kept', 'unsent', 'failing']);

export const listMails = endpoint({
  id: 'listMails',
  summary: 'Mails that were sent, are kept, or could not be sent; newest first; `q` looks into subject, name and address',
  method: 'GET',
  path: '/mails',
  query: Type.Object({ ...PageQuery, cursor: Type.Optional(Id), state: Type.Optional(MailState), q: Type.Optional(Text(100)) }),
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

/** Groups of notices that can be switched off. */
export const NoticeGroup = Type.Enum([
  'requests',
  'approvals',
  'reminders',
  'waiting-list',
  'seats',
  'answers',
  'day-sheet',
  'attendance',
  'feedback',
  'action-items',
  'follow-ups',
  'suggestions',
  'clinics',
]);
export type NoticeGroup = Static<typeof NoticeGroup>;

const Choice = {
  /** How sessions come into one's calendar: by invitations in mails, or by a feed one subscribes to. */
  calendar: Type.Enum(['invitations', 'feed']),
  unwanted: Type.Array(NoticeGroup, { uniqueItems: true }),
};

export const viewMyNotifications = endpoint({
  id: 'viewMyNotifications',
  summary: 'What reaches me and how, and what could not be delivered to me',
  method: 'GET',
  path: '/me/notifications',
  success: {
    status: 200,
    schema: Type.Object({
      ...Choice,
      undelivered: Type.Array(Type.Object({ kind: Type.String(), failedAt: Instant })),
    }),
  },
});

export const chooseNotifications = endpoint({
  id: 'chooseNotifications',
  summary: 'Choose what I am told; what moves or ends a session, or lets somebody read about me, is always told',
  method: 'PUT',
  path: '/me/notifications',
  body: Strict(Choice),
  success: NoContent,
});
