import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a link that works once; only their hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
