export type Scope = 'read' | 'write';

export const SCOPES: readonly { id: Scope; name: string; may: string }[] = [
  { id: 'read', name: 'Read', may: 'See what you see.' },
  { id: 'write', name: 'Write', may: 'Change what you may change.' },
];

export const isScope = (id: string): id is Scope => SCOPES.some((scope) => scope.id === id);

/** As in "May read and write". */
export const scopeWords = (scopes: readonly string[]): string =>
  `May ${SCOPES.filter(({ id }) => scopes.includes(id))
    .map(({ id }) => id)
    .join(' and ')}`;

export const REVOKING = 'Programs that use it stop working at once. A revoked key cannot come back; create another one instead.';
