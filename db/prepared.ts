import type { Database, Queryable } from './client.ts';

/**
 * A statement of a hot path: built once per database handle instead of at every call, which costs more time than the
 * statement itself. Inside a transaction, which has a handle of its own, it is simply built again.
 *
 * @param build Ends in `.prepare(name)`.
 */
export function prepared<Statement>(build: (db: Queryable) => Statement): (db: Queryable) => Statement {
  const statements = new WeakMap<Queryable, Statement>();
  return (db) => {
    const known = statements.get(db);
    if (known) return known;
    const statement = build(db as Database);
    statements.set(db, statement);
    return statement;
  };
}
