import type { Locator, Page } from 'playwright-core';

/** How somebody uses a page: what is pressed, chosen and written, by whatever means they have. */
export interface Hands {
  press: (what: Locator) => Promise<void>;
  choose: (what: Locator) => Promise<void>;
  write: (what: Locator, text: string) => Promise<void>;
}

export const withMouse: Hands = {
  press: (what) => what.click(),
  // Radios lie invisible upon their label.
  choose: (what) => what.check({ force: true }),
  write: (what, text) => what.fill(text),
};

const FURTHEST = 200;

/** Tab by tab, as somebody without a mouse: what cannot be reached cannot be used. */
async function reach(page: Page, what: Locator): Promise<void> {
  const isThere = () => what.evaluate((element) => element === element.ownerDocument.activeElement);
  for (let tabs = 0; tabs < FURTHEST; tabs++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

export const withKeyboard = (page: Page): Hands => ({
  press: async (what) => {
    await reach(page, what);
    await page.keyboard.press('Enter');
  },
  choose: async (what) => {
    await reach(page, what);
    await page.keyboard.press('Space');
  },
  write: async (what, text) => {
    await reach(page, what);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  },
});
