import { Refusal } from '#server/shared/refusal.ts';

export class ReasonMissing extends Refusal {
  constructor(detail: string, pointer: string) {
    super('invalid', 'coaching/reason-missing', detail, { errors: [{ pointer, detail }] });
  }
}

interface Asked {
  fewest?: number;
  detail?: string;
  pointer?: string;
}

/** A correction, a request and a no say why, in more than blanks. @returns what was said. @throws {ReasonMissing} */
export function assertReason(
  reason: string | null | undefined,
  { fewest = 1, detail = 'Say why this is corrected.', pointer = '#/reason' }: Asked = {},
): string {
  const said = reason?.trim() ?? '';
  if (said.length < fewest) throw new ReasonMissing(detail, pointer);
  return said;
}
