/** The cases of a closed list as a chooser shows them, in the language of the window. */
import { say } from '../i18n'

export function optionsOf<C extends string>(list: Record<C, { zh: string; en: string }>): readonly { value: C; label: string }[] {
  return (Object.keys(list) as C[]).map((value) => ({ value, label: say(list[value]) }))
}
