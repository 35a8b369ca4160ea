export { inviteFirstAdministrator } from './first-administrator.ts';
export { createAccounts } from './create-accounts.ts';
export { hasAccount } from './create-accounts.ts';
export { identifyKeyHolder, identifySession } from './identify.ts';
export { rotateSigningKey } from './rotate-signing-key.ts';
export { signingKeyRing } from './signing-keys.ts';
export { issueResetLink, resetPassword } from './reset-password.ts';
export { endExpiredSessions } from './sessions.ts';
export { signIn } from './sign-in.ts';
