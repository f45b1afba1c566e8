// How the desk is built and tested. `vite build` makes ui/dist for the window;
// `vite build --mode gallery` makes the page of all pieces into target/gallery, which is never shipped.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Tests run against the client build of Svelte: effects must really run in them.
  resolve: {
    alias: { $lib: '/src/lib', $views: '/src/views' },
    ...(process.env['VITEST'] ? { conditions: ['browser'] } : {}),
  },
  clearScreen: false,
  server: { port: 1420, strictPort: true, host: '127.0.0.1' },
  build: {
    target: ['chrome111', 'safari16.4'],
    outDir: mode === 'gallery' ? '../target/gallery' : 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: mode === 'gallery' ? 'gallery.html' : 'index.html' },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
}))
