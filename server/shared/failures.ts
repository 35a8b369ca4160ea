/**
 * What may be shown or kept of a failure. Drizzle puts bound parameters, so perhaps a name or an address, into its message:
 * the driver's own error, which is its cause, says what went wrong without them.
 */
export const plainError = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error;

/** One line of a log for what failed and is tried again by itself. */
export function warn(event: string, error: unknown): void {
  const plain = plainError(error);
  console.error(JSON.stringify({ level: 'warn', event, message: plain instanceof Error ? plain.message : String(plain) }));
}
