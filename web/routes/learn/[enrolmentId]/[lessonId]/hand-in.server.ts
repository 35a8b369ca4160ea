import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, type Problem } from '#lib/server/api.ts';
import { refused, type Refused } from '#lib/server/form.ts';
import { handIn, saveHandInDraft, uploadHandInFile, type HandInFile } from '#server/assessment/contract.ts';

export interface Entered {
  text: string;
  link: string | null;
  file: HandInFile | null;
  problem: Refused;
}

type Place = { enrolmentId: string; lessonId: string };

/** Keep the work, or hand it in. A chosen file goes up first and stays, also when something else is refused. */
export async function sendWork(event: RequestEvent<Place>, endpoint: typeof handIn | typeof saveHandInDraft) {
  const form = await event.request.formData();
  const written = { text: String(form.get('text') ?? ''), link: String(form.get('link') ?? '').trim() || null };
  const kept = keptFile(form);
  const uploaded = await upload(event, form.get('file'));
  if (uploaded && 'problem' in uploaded) return refuse(uploaded.problem, { ...written, file: kept });
  const file = uploaded?.file ?? kept;
  const { enrolmentId, lessonId } = event.params;
  const body = { ...written, fileId: file?.fileId ?? null };
  const answer = await call(event, endpoint, { params: { enrolmentId, lessonId }, body });
  if (!answer.ok) return refuse(answer.problem, { ...written, file });
  redirect(303, `/learn/${enrolmentId}/${lessonId}?saved#hand-in`);
}

const SENTENCES = { text: 'At most 20,000 characters.', link: 'At most 500 characters.', content: 'The file is too large.' };

const refuse = (problem: Problem, work: Omit<Entered, 'problem'>) =>
  fail(problem.status, { entered: { ...work, problem: refused(problem, SENTENCES, { 'assessment/file-unknown': 'file' }) } });

/** The file an earlier answer of this page has taken in. */
function keptFile(form: FormData): HandInFile | null {
  const fileId = String(form.get('fileId') ?? '');
  if (!fileId) return null;
  return { fileId, name: String(form.get('fileName')), size: Number(form.get('fileSize')), mediaType: '' };
}

async function upload(
  event: RequestEvent,
  file: FormDataEntryValue | null,
): Promise<{ file: HandInFile } | { problem: Problem } | null> {
  if (!(file instanceof File) || file.size === 0) return null;
  const content = Buffer.from(await file.arrayBuffer()).toString('base64');
  const answer = await call(event, uploadHandInFile, { body: { name: file.name, content } });
  return answer.ok ? { file: answer.data } : { problem: answer.problem };
}
