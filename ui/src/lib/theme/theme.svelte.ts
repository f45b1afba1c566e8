/** Light, dark or as the system: writes data-theme and lang on <html> and keeps them right. */
import { prefs } from '../state/prefs.svelte'

const dark = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)')
let systemDark = $state(dark?.matches ?? false)
dark?.addEventListener('change', (e) => (systemDark = e.matches))

/** The theme that is drawn now. */
export function theme(): 'light' | 'dark' {
  if (prefs.theme !== 'system') return prefs.theme
  return systemDark ? 'dark' : 'light'
}

/** Keeps <html> right; call it once while the window is set up. */
export function wearTheme(): void {
  $effect(() => {
    document.documentElement.dataset['theme'] = theme()
    document.documentElement.lang = prefs.language === 'zh' ? 'zh-CN' : 'en'
  })
}
