export interface Slot {
  id: string;
  type: 'url' | 'text';
  label: string;
}

/** Slots of a course nobody has filled. A course with one is published but not open for enrolment. */
export const emptySlots = <S extends Slot>(slots: readonly S[], values: ReadonlyMap<string, string>): S[] =>
  slots.filter((slot) => !values.get(slot.id)?.trim());

/** Put the company's values into a lesson. Values are text: whatever they hold, they become no markup. */
export function renderSlots(html: string, slots: readonly Slot[], values: ReadonlyMap<string, string>): string {
  const slotById = new Map(slots.map((slot) => [slot.id, slot]));
  return html.replaceAll(/<span data-slot="([^"]+)"><\/span>/g, (_, id: string) => {
    const value = values.get(id) ?? '';
    const text = escapeHtml(value);
    if (slotById.get(id)?.type !== 'url' || !/^https:\/\//.test(value)) return text;
    return `<a href="${text}" rel="noreferrer">${escapeHtml(slotById.get(id)!.label)}</a>`;
  });
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
