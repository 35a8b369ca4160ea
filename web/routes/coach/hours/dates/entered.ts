/** A form of this page that was refused, with what was entered. */
export interface Entered {
  form: string;
  entered: Record<string, string>;
  problem: { detail: string; fields: Record<string, string> };
}
