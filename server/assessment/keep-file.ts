import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { assertMayMarkHandIn } from './mark-hand-in.ts';
import type { AssessmentPorts } from './ports.ts';
import { fileName, mediaTypeOf } from './rules/file-content.ts';
import { findHandIn } from './store/hand-ins.ts';
import { deleteStrayFiles, handInsOfFile, insertFile, readFile, type FileFacts } from './store/files.ts';

/** Take a file in, by what it holds and not by what it is called. @throws {FileTooLarge} {FileNotTaken} */
export async function uploadHandInFile(context: Context, given: { name: string; content: Uint8Array }): Promise<FileFacts> {
  const personId = actingPerson(context);
  const name = fileName(given.name);
  const mediaType = mediaTypeOf(name, given.content);
  const { content } = given;
  return insertFile(context.db, { personId, name, mediaType, size: content.length, content, uploadedAt: context.now() });
}

/** A file, for the one who uploaded it and for those who may mark what it belongs to. @throws {NotFound} */
export async function downloadHandInFile(context: Context, ports: AssessmentPorts, fileId: string) {
  const file = await readFile(context.db, fileId);
  if (!file) throw new NotFound('file');
  if (file.personId === actingPerson(context)) return file;
  for (const handInId of await handInsOfFile(context.db, fileId)) {
    if (await mayMark(context, ports, handInId)) return file;
  }
  throw new NotFound('file');
}

async function mayMark(context: Context, ports: AssessmentPorts, handInId: string): Promise<boolean> {
  try {
    await assertMayMarkHandIn(context, ports, (await findHandIn(context.db, handInId))!);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** So long an uploaded file waits for its hand-in. */
const STRAY_LIVES = Temporal.Duration.from({ hours: 7 * 24 });

export const sweepStrayFiles = ({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> =>
  deleteStrayFiles(db, now().subtract(STRAY_LIVES));
