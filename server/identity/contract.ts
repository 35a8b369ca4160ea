import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nothing, Nullable, PlainDate, Strict, Text } from '#server/shared/schemas.ts';

export * from './access-keys/contract.ts';
export * from './people/contract.ts';

export const Me = Type.Object({
  personId: Id,
  name: Type.String(),
  email: Type.String(),
  timeZone: Type.String(),
  accessRoles: Type.Array(Type.String()),
  /** The last day (UTC) as an auditor; null for who is none. */
  auditorUntil: Nullable(PlainDate),
  isManager: Type.Boolean(),
  department: Nullable(Type.Object({ id: Id, name: Type.String() })),
});
export type Me = Static<typeof Me>;

export const signIn = endpoint({
  id: 'signIn',
  summary: 'Sign in; the answer sets the session cookie',
  method: 'POST',
  path: '/session',
  body: Strict({ email: Text(254), password: Text(256) }),
  success: NoContent,
});

export const signOut = endpoint({
  id: 'signOut',
  summary: 'End the session one came with',
  method: 'DELETE',
  path: '/session',
  success: NoContent,
});

export const viewMe = endpoint({
  id: 'viewMe',
  summary: 'The signed-in person',
  method: 'GET',
  path: '/me',
  success: { status: 200, schema: Me },
});

export const updateMe = endpoint({
  id: 'updateMe',
  summary: "Change one's own settings",
  method: 'PATCH',
  path: '/me',
  body: Strict({ timeZone: Text(64) }),
  success: NoContent,
});

export const changePassword = endpoint({
  id: 'changePassword',
  summary: "Change one's password; every other session ends",
  method: 'PUT',
  path: '/me/password',
  body: Strict({ currentPassword: Text(256), newPassword: Text(256) }),
  success: NoContent,
});

export const requestPasswordReset = endpoint({
  id: 'requestPasswordReset',
  summary: 'Ask for a mail with a link that sets a new password; the answer is the same for unknown addresses',
  method: 'POST',
  path: '/password-resets',
  body: Strict({ email: Text(254) }),
  success: { status: 202, schema: Nothing },
});

export const resetPassword = endpoint({
  id: 'resetPassword',
  summary: 'Set a new password with the token of a link; every session ends',
  method: 'POST',
  path: '/password-resets/:token',
  params: Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
  body: Strict({ newPassword: Text(256) }),
  success: NoContent,
});

export const listSessions = endpoint({
  id: 'listSessions',
  summary: "One's sign-in sessions",
  method: 'GET',
  path: '/me/sessions',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          createdAt: Instant,
          expiresAt: Instant,
          userAgent: Nullable(Type.String()),
          isCurrent: Type.Boolean(),
        }),
      ),
    }),
  },
});

export const endSession = endpoint({
  id: 'endSession',
  summary: "End one of one's sessions",
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  params: Type.Object({ sessionId: Id }),
  success: NoContent,
});
