import { createHighlighter } from 'shiki';

const LANGUAGES = ['bash', 'c', 'diff', 'java', 'javascript', 'json', 'python', 'toml', 'typescript', 'yaml', 'xml'];

let highlighter: ReturnType<typeof createHighlighter> | undefined;

/** Code as HTML, in colours that follow the page's theme; done once, when a course is published. */
export async function createCodeHighlighter(): Promise<(code: string, language: string) => string> {
  const shiki = await createHighlighter({
    themes: ['github-light-high-contrast', 'github-dark-high-contrast'],
    langs: LANGUAGES,
  });
  return (code, language) =>
    shiki.codeToHtml(code.replace(/\n$/, ''), {
      lang: LANGUAGES.includes(language) ? language : 'text',
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: false,
    });
}
