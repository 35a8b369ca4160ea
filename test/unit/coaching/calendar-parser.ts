/**
 * Reads iCalendar, written from RFC 5545 alone and sharing nothing with what writes it. Strict about octets and line ends
 * unless told otherwise, so that a test that parses has checked them.
 */
export interface Property {
  name: string;
  parameters: Record<string, string>;
  value: string;
}
export interface Component {
  name: string;
  properties: Property[];
  components: Component[];
}

/** Physical lines. @throws when a line is too long, ends in a space or does not end in CRLF. */
export function physicalLines(text: string): string[] {
  if (!text.endsWith('\r\n')) throw new Error('The last line is not ended.');
  const lines = text.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`A line end of another kind: ${JSON.stringify(line)}`);
    if (new TextEncoder().encode(line).length > 75) throw new Error(`Too long: ${line}`);
    if (line.endsWith(' ')) throw new Error(`Ends in a space: ${line}`);
    if (line === '') throw new Error('An empty line.');
    if (!line.isWellFormed()) throw new Error(`A character was split: ${line}`);
  }
  return lines;
}

export function unfold(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines)
    if (/^[ \t]/.test(line)) whole.push(`${whole.pop() ?? ''}${line.slice(1)}`);
    else whole.push(line);
  return whole;
}

export function readProperty(line: string): Property {
  const name = /^[A-Za-z0-9-]+/.exec(line)?.[0];
  if (!name) throw new Error(`No name: ${line}`);
  const parameters: Record<string, string> = {};
  let rest = line.slice(name.length);
  while (rest.startsWith(';')) {
    const match = /^;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/.exec(rest);
    if (!match) throw new Error(`No parameter: ${rest}`);
    parameters[match[1]!.toUpperCase()] = match[2]!.replaceAll('"', '');
    rest = rest.slice(match[0].length);
  }
  if (!rest.startsWith(':')) throw new Error(`No value: ${line}`);
  return { name: name.toUpperCase(), parameters, value: rest.slice(1) };
}

export function readTree(lines: readonly string[]): Component {
  const root: Component = { name: 'ROOT', properties: [], components: [] };
  const open = [root];
  for (const property of lines.map(readProperty)) {
    if (property.name === 'BEGIN') {
      const component = { name: property.value.toUpperCase(), properties: [], components: [] };
      open.at(-1)!.components.push(component);
      open.push(component);
    } else if (property.name === 'END') {
      if (open.pop()!.name !== property.value.toUpperCase()) throw new Error(`Ends what is not open: ${property.value}`);
    } else open.at(-1)!.properties.push(property);
  }
  if (open.length !== 1) throw new Error('Something is left open.');
  return root;
}

export const readText = (value: string) => value.replace(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? '\n' : mark));

/** The one calendar of a text, read strictly. */
export function parseCalendar(text: string): Component {
  const { components } = readTree(unfold(physicalLines(text)));
  if (components.length !== 1 || components[0]!.name !== 'VCALENDAR') throw new Error('Not one calendar.');
  return components[0]!;
}

/** The values of a property, as text. */
export const valuesOf = ({ properties }: Component, name: string) =>
  properties.filter((property) => property.name === name).map(({ value }) => readText(value));
