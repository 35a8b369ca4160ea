import { Refusal } from '#server/shared/refusal.ts';

/** What is handed in: at least one of the three. */
export interface Work {
  text: string;
  link: string | null;
  fileId: string | null;
}

export class NothingHandedIn extends Refusal {
  constructor() {
    super('invalid', 'assessment/nothing-handed-in', 'Write a text, give a link or choose a file.', {
      errors: [{ pointer: '#/text', detail: 'Write a text, give a link or choose a file.' }],
    });
  }
}

export class LinkNotTaken extends Refusal {
  constructor() {
    const detail = 'A link begins with https:// and names a place that your assessor can open.';
    super('invalid', 'assessment/link-not-taken', detail, { errors: [{ pointer: '#/link', detail }] });
  }
}

/** @throws {LinkNotTaken} */
export function assertLink(link: string | null): void {
  if (link === null) return;
  const url = URL.parse(link);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new LinkNotTaken();
}

/** @throws {NothingHandedIn} {LinkNotTaken} */
export function assertComplete({ text, link, fileId }: Work): void {
  if (text.trim() === '' && link === null && fileId === null) throw new NothingHandedIn();
  assertLink(link);
}
