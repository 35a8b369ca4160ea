import type { Locator, Page } from 'playwright-core';

/** How somebody uses a page: what is pressed, chosen and written, by whatever means they have. */
export interface Hands {
  press: (what: Locator) => Promise<void>;
  choose: (what: Locator) => Promise<void>;
  write: (what: Locator, text: string) => Promise<void>;
  /** One of a list, by its name. */
  pick: (what: Locator, name: string) => Promise<void>;
  /** A date such as `2027-03-09`, or a time such as `09:30`. */
  set: (what: Locator, value: string) => Promise<void>;
}

export const withMouse: Hands = {
  press: (what) => what.click(),
  // Radios lie invisible upon their label; whoever chooses has scrolled away from what is fixed at the edges.
  choose: async (what) => {
    await what.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await what.check({ force: true });
  },
  write: (what, text) => what.fill(text),
  pick: async (what, name) => void (await what.selectOption({ label: name })),
  set: (what, value) => what.fill(value),
};

const FURTHEST = 200;

/** Tab by tab, as somebody without a mouse: what cannot be reached cannot be used. */
async function tabUntil(page: Page, what: Locator, isThere: () => Promise<boolean>): Promise<void> {
  for (let tabs = 0; tabs < FURTHEST; tabs++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

/** Of the elements of a page what is looked at here; tests know no browser's types. */
interface Radio {
  type: string;
  name: string;
  form: unknown;
}
interface Select {
  selectedOptions: readonly { label: string }[];
}

const hasFocus = (what: Locator) => what.evaluate((element) => element === element.ownerDocument.activeElement);
/** Of radios that belong together Tab reaches one, and arrows the others. */
const isNearFocus = (what: Locator) =>
  what.evaluate((element) => {
    const [radio, active] = [element, element.ownerDocument.activeElement] as unknown as Radio[];
    return active === radio || (radio!.type === 'radio' && active!.name === radio!.name && active!.form === radio!.form);
  });

export function withKeyboard(page: Page): Hands {
  const { keyboard } = page;
  const reach = (what: Locator) => tabUntil(page, what, () => hasFocus(what));
  return {
    press: async (what) => {
      await reach(what);
      await keyboard.press('Enter');
    },
    choose: async (what) => {
      await tabUntil(page, what, () => isNearFocus(what));
      for (let steps = 0; steps < FURTHEST && !(await hasFocus(what)); steps++) await keyboard.press('ArrowDown');
      if (!(await what.isChecked())) await keyboard.press('Space');
    },
    write: async (what, text) => {
      await reach(what);
      await keyboard.press('ControlOrMeta+a');
      await keyboard.press('Delete');
      await keyboard.type(text);
    },
    pick: async (what, name) => {
      await reach(what);
      await keyboard.type(name);
      const picked = await what.evaluate((element) => (element as unknown as Select).selectedOptions[0]?.label);
      if (picked?.trim() !== name) throw new Error(`the keyboard picks ${picked} where ${name} was meant`);
    },
    set: async (what, value) => {
      await reach(what);
      await keyboard.type(asTyped(value));
      const set = await what.inputValue();
      if (set !== value) throw new Error(`the keyboard sets ${set} where ${value} was meant`);
    },
  };
}

/** In the order of the fields of a date or a time, as the browser shows them: American. */
function asTyped(value: string): string {
  if (value.includes('-')) {
    const [year, month, day] = value.split('-');
    return `${month}${day}${year}`;
  }
  const [hour, minute] = value.split(':').map(Number);
  return `${String(hour! % 12 || 12).padStart(2, '0')}${String(minute!).padStart(2, '0')}${hour! < 12 ? 'AM' : 'PM'}`;
}
