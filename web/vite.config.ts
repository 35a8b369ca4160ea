import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

// The root is the repository's, so that Kit refuses to bundle anything under a folder named `server` for the browser.
export default defineConfig(({ command }) => {
  // With any other NODE_ENV Vite builds what Svelte has for developers, slower and with warnings, and later starts would reuse it.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // The policy below allows no font from a data: address, so nothing is inlined.
    // Browsers that know light-dark() and popovers, so that neither is written over for older ones.
    build: { assetsInlineLimit: 0, cssTarget: ['chrome123', 'firefox125', 'safari17.5'] },
    plugins: [
      tailwindcss(),
      sveltekit({
        files: { src: 'web', assets: 'web/static' },
        outDir: '.svelte-kit',
        // The map of every route stays on the server: a page sends no more JavaScript as pages are added.
        router: { resolution: 'server' },
        adapter: adapter({ out: process.env['PAGES_BUILD'] ?? '.build/web' }),
        csp: {
          mode: 'auto',
          directives: {
            'default-src': ['self'],
            'script-src': ['self'],
            'style-src-attr': ['unsafe-inline'],
            'font-src': ['self'],
            'img-src': ['self', 'data:'],
            // The dev server tells the browser over a socket of its own what has changed.
            'connect-src': command === 'serve' ? ['self', 'ws:'] : ['self'],
            'object-src': ['none'],
            'base-uri': ['none'],
            'form-action': ['self'],
            'frame-ancestors': ['none'],
          },
        },
      }),
    ],
  };
});
