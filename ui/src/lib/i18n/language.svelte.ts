/** Which language the window speaks, and the one dictionary all views read. */
import { prefs } from '../state/prefs.svelte'
import { en } from './en'
import { zh } from './zh'
import type { Shape } from './shape'

export type Language = 'zh' | 'en'
export type Dictionary = Shape<typeof zh>

const dictionaries: Record<Language, Dictionary> = { zh, en }

/** The language of the window now. */
export function language(): Language {
  return prefs.language
}

/** Speaks another language from now on. */
export function setLanguage(to: Language): void {
  prefs.language = to
}

/** The words: `t.common.save`. Reading it in a template follows the language. */
export const t: Dictionary = new Proxy({} as Dictionary, {
  get: (_, area) => dictionaries[prefs.language][area as keyof Dictionary],
})

/** The words of a closed list in the language of the window: `say(words.Category.TECH)`. */
export function say(word: { readonly zh: string; readonly en: string }): string {
  return word[language()]
}
