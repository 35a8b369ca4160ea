import type { Me } from '#server/identity/contract.ts';
import type { HoldsLesson } from '#lib/server/lesson-page.ts';

declare global {
  namespace App {
    interface Error {
      /** Stable code of the refusal, where the API gave one. */
      code?: string;
    }
    interface Locals extends HoldsLesson {
      /** Who is signed in; null for nobody. */
      me: Me | null;
    }
  }
}
