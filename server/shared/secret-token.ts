import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that let in whoever has them: a one-time link, an access key, the address of a feed. Only the hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Random bits need neither salt nor a slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
