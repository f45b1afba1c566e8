// Svelte: runes everywhere, so that no component falls back to the old reactivity.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: { runes: true },
}
