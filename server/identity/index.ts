export { createAccounts, type AccountRequest } from './create-accounts.ts';
export { identifyKeyHolder, identifySession } from './identify.ts';
export { rotateSigningKey } from './rotate-signing-key.ts';
export { signingKeyRing, type SigningKeyRing } from './signing-keys.ts';
export { changePassword } from './change-password.ts';
export { issueResetLink, requestPasswordReset, resetPassword } from './reset-password.ts';
export { signIn, type SignIn } from './sign-in.ts';
export { signOut } from './sign-out.ts';
export { viewMe, type Me } from './view-me.ts';
