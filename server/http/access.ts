import type { AccessRole, Actor } from '#server/shared/context.ts';
import { NotSignedIn } from '#server/shared/acting.ts';
import { Forbidden } from '#server/shared/refusal.ts';

/** Who may call an endpoint: anyone, any signed-in person, or holders of one of the access roles. */
export type Access = 'public' | 'signed-in' | readonly AccessRole[];

export interface AccessPolicy {
  access: Access;
  /** Signed in oneself, not by an access key. */
  inPerson: boolean;
}

const LOOKING = new Set(['GET', 'HEAD']);

/**
 * Decide whether an actor may call an endpoint at all. Finer rules ("only one's own") are rules of the feature.
 *
 * @param method A key with the scope `read` may only look.
 * @throws {NotSignedIn} when nobody is signed in; {Forbidden} when the access role or the key's scope is missing.
 */
export function assertMayCall(actor: Actor | null, { access, inPerson }: AccessPolicy, method: string): void {
  if (access === 'public') return;
  if (!actor) throw new NotSignedIn();
  if (inPerson && actor.kind !== 'person') throw new Forbidden('An access key cannot do this. Sign in yourself.');
  if (actor.scopes && !actor.scopes.includes(LOOKING.has(method) ? 'read' : 'write')) {
    throw new Forbidden('This access key has no scope for that.');
  }
  if (access === 'signed-in') return;
  if (!access.some((role) => actor.accessRoles.includes(role))) throw new Forbidden();
}
