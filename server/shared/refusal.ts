/** What sort of "no" this is. `server/http/problem.ts` owns the one table that maps a kind to a status. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'too-many' | 'unavailable';

/** A message that belongs to one field of the input, as a JSON pointer (RFC 6901) behind `#`. */
export interface FieldError {
  pointer: string;
  detail: string;
}

/**
 * A domain rule said no. Not a bug: a refusal is an expected answer, safe to show to the caller.
 * Subclasses are named after the rule, in the feature that owns the rule.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** Stable, documented slug, e.g. `quiz/attempt-limit-reached`. Part of the API contract. */
  readonly code: string;
  /** Facts a client may act on; they become extension members of the problem document (RFC 9457, 3.2). */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(kind: RefusalKind, code: string, detail: string, facts: Record<string, unknown> = {}) {
    super(detail);
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}

/** What was asked for is not there, or not visible to the one who asks; the two are not told apart. */
export class NotFound extends Refusal {
  constructor(what: string) {
    super('not-found', 'not-found', `There is no such ${what}, or you may not see it.`);
  }
}

/** The actor may not do this. */
export class Forbidden extends Refusal {
  constructor(detail = 'Your access role does not allow this.') {
    super('forbidden', 'forbidden', detail);
  }
}
