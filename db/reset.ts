import postgres from 'postgres';

/** Remove everything, as the owner: tables, queues and the record of migrations. The caller has made sure that it may go. */
export async function resetDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      for (const schema of ['bullmq', 'drizzle', 'public']) await tx.unsafe(`drop schema if exists ${schema} cascade`);
      await tx.unsafe('create schema public');
    });
  } finally {
    await sql.end();
  }
}
