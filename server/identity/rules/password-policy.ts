import { Refusal } from '#server/shared/refusal.ts';

const PASSWORD_MIN_LENGTH = 12;

export class PasswordTooWeak extends Refusal {
  constructor(detail: string, pointer: string) {
    super('invalid', 'identity/password-too-weak', detail, { errors: [{ pointer, detail }] });
  }
}

/**
 * Long enough and not one's own address: no rules about kinds of characters (NIST SP 800-63B, 3.1.1.2).
 *
 * @param pointer Where the password stands in the request.
 * @throws {PasswordTooWeak}
 */
export function assertAcceptablePassword(password: string, email: string, pointer = '#/newPassword'): void {
  const refuse = (detail: string) => new PasswordTooWeak(detail, pointer);
  if ([...password].length < PASSWORD_MIN_LENGTH) throw refuse(`Use at least ${PASSWORD_MIN_LENGTH} characters.`);
  const [name = ''] = email.toLowerCase().split('@');
  const lower = password.toLowerCase();
  if (lower === email.toLowerCase() || (name.length >= 4 && lower.replaceAll(name, '').length < PASSWORD_MIN_LENGTH / 2)) {
    throw refuse('Choose something other than your own address.');
  }
  if (new Set(password).size < 5) throw refuse('Use more than a few different characters.');
}
