import type { Queryable } from './client.ts';

/**
 * A statement of a hot path: built once for the process instead of at every call, which costs more time than the statement
 * itself. It is sent by whatever it is asked of, also by a transaction, in which it is the same statement on another client.
 *
 * @param build Ends in `.prepare(name)`.
 */
export function prepared<Statement extends object>(build: (db: Queryable) => Statement): (db: Queryable) => Statement {
  let built: Statement | undefined;
  return (db) => {
    built ??= build(db);
    const { client } = db._.session as unknown as { client: object };
    // Drizzle binds a statement to the client it was built on and takes no other; all else of it is the same everywhere.
    return Object.create(built, { client: { value: client } }) as Statement;
  };
}
