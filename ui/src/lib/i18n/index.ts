/**
 * All words of the window. `t.area.word` is reactive: the switch in 设置 changes every word
 * at once. Chinese is the original; the English dictionary has the same type, so a missing
 * or surplus key does not build.
 */
export { language, say, setLanguage, t, type Language } from './language.svelte'
