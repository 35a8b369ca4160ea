const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!);

const isAddress = (line: string) => /^https?:\/\/\S+$/.test(line);

/** The same words for readers that show HTML: paragraphs, and addresses as links. No style, no picture, nothing fetched. */
export function mailHtml(text: string): string {
  const lines = (paragraph: string) =>
    paragraph
      .split('\n')
      .map((line) => (isAddress(line) ? `<a href="${escaped(line)}">${escaped(line)}</a>` : escaped(line)))
      .join('<br>\n');
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => `<p>${lines(paragraph)}</p>`);
  return `<!doctype html>\n<html lang="en"><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}
