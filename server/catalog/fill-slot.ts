import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { emptySlots } from './rules/slots.ts';
import type { Edition } from './store/editions.ts';
import { searchEditions } from './store/search.ts';
import { insertSlotValue, readSlotValues } from './store/slot-values.ts';

export class UnknownSlot extends Refusal {
  constructor(slotId: string) {
    super('not-found', 'catalog/unknown-slot', `No published course declares the slot ${slotId}.`);
  }
}

export class SlotNotAnAddress extends Refusal {
  constructor() {
    const detail = 'This slot takes an address that begins with https://.';
    super('invalid', 'catalog/slot-not-an-address', detail, { errors: [{ pointer: '#/value', detail }] });
  }
}

export interface SlotState {
  id: string;
  type: 'url' | 'text';
  label: string;
  material: boolean;
  value: string | null;
  /** What the demo company fills in. */
  demo: string;
  courseIds: string[];
}

/** More courses than this no catalogue of one company has; all are read at once. */
const ALL_COURSES = 500;

/** Every slot that published courses declare, with its present value. */
export async function listSlots({ db }: Context): Promise<SlotState[]> {
  const editions = await searchEditions(db, {}, { limit: ALL_COURSES });
  const declared = editions.flatMap((edition) => edition.outline.slots.map((slot) => ({ slot, courseId: edition.courseId })));
  const bySlot = Map.groupBy(declared, ({ slot }) => slot.id);
  const values = await readSlotValues(db, [...bySlot.keys()]);
  return [...bySlot].map(([id, uses]) => {
    const { type, label, demo } = uses[0]!.slot;
    const material = uses.some(({ slot }) => slot.material);
    return { id, type, label, material, demo, value: values.get(id) ?? null, courseIds: uses.map(({ courseId }) => courseId) };
  });
}

/** Give a slot its value from now on; earlier values stay on record. @throws {UnknownSlot} @throws {SlotNotAnAddress} */
export async function fillSlot(context: Context, slotId: string, value: string): Promise<void> {
  const slot = (await listSlots(context)).find(({ id }) => id === slotId);
  if (!slot) throw new UnknownSlot(slotId);
  if (slot.type === 'url' && !(URL.canParse(value) && new URL(value).protocol === 'https:')) throw new SlotNotAnAddress();
  const recordedAt = context.now();
  const validFrom = recordedAt.toZonedDateTimeISO('UTC').toPlainDate();
  await insertSlotValue(context.db, {
    slotId,
    value,
    material: slot.material,
    validFrom,
    recordedAt,
    recordedBy: context.actor.personId,
  });
}

/** Labels of the slots that keep an edition closed; none when it is open for enrolment. */
export async function missingSlots({ db }: Pick<Context, 'db'>, edition: Edition): Promise<{ id: string; label: string }[]> {
  const values = await readSlotValues(
    db,
    edition.outline.slots.map((slot) => slot.id),
  );
  return emptySlots(edition.outline.slots, values).map(({ id, label }) => ({ id, label }));
}
