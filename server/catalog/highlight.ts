import { createHighlighter } from 'shiki';

const LANGUAGES = ['bash', 'c', 'diff', 'java', 'javascript', 'json', 'python', 'toml', 'typescript', 'yaml', 'xml'];
const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };

/** Grammars are large, so one highlighter serves the whole process. */
let loading: ReturnType<typeof createHighlighter> | undefined;

/** Code as HTML, in colours that follow the page's theme; done once, when a course is published. */
export async function createCodeHighlighter(): Promise<(code: string, language: string) => string> {
  loading ??= createHighlighter({ themes: Object.values(THEMES), langs: LANGUAGES });
  const shiki = await loading;
  return (code, language) => {
    const lang = LANGUAGES.includes(language) ? language : 'text';
    return shiki.codeToHtml(code.replace(/\n$/, ''), { lang, themes: THEMES, defaultColor: false });
  };
}
