/**
 * Whether an error says that the named constraint was violated.
 * Drizzle wraps the driver's error and puts the bound parameters into its own message, so only the cause is read.
 */
export function violates(error: unknown, constraint: string): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ((current as { constraint_name?: string }).constraint_name === constraint) return true;
  }
  return false;
}
