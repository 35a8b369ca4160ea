/** The shared note has four prompts; it is kept as one text, so that it can be read without them. */
export const GROW = [
  { id: 'goal', name: 'Goal', prompt: 'What should be possible after this, and by when?' },
  { id: 'reality', name: 'Reality', prompt: 'What is the case now, and what was tried?' },
  { id: 'options', name: 'Options', prompt: 'Which ways are there, and what speaks for each?' },
  { id: 'will', name: 'Will', prompt: 'What was decided? What somebody will do by a date is an action item below.' },
] as const;
export type GrowPart = (typeof GROW)[number]['id'];
export type Grow = Record<GrowPart, string>;

export const growText = (parts: Grow): string =>
  GROW.filter(({ id }) => parts[id].trim())
    .map(({ id, name }) => `${name}\n${parts[id].trim()}`)
    .join('\n\n');

/** A text that was written without the prompts stands under Reality, whole. */
export function growParts(text: string): Grow {
  const parts: Grow = { goal: '', reality: '', options: '', will: '' };
  let part: GrowPart = 'reality';
  for (const line of text.split('\n')) {
    const head = GROW.find(({ name }) => name === line.trim());
    if (head) part = head.id;
    else parts[part] += `${line}\n`;
  }
  for (const { id } of GROW) parts[id] = parts[id].trim();
  return parts;
}
