import type { Me } from '#server/identity/contract.ts';

declare global {
  namespace App {
    interface Error {
      /** Stable code of the refusal, where the API gave one. */
      code?: string;
    }
    interface Locals {
      /** Who is signed in; null for nobody. */
      me: Me | null;
      /** The text of the lesson that this document shows, put in last (`lesson-page.ts`). */
      lessonHtml?: string;
    }
  }
}
