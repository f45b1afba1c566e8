/** Filter-as-you-type over a list that is all there: every typed word has to be found in the row. Pure. */

/** What a row is found by. */
export interface Findable {
  /** Names, numbers, the department: any piece of them. */
  texts: readonly (string | null)[]
  /** Pinyin initials, one group a name or reading, with spaces between. */
  initials: string
}

/** The words she typed; an input method in the middle of a word (`c'l'q`) counts as the letters alone. */
function words(typed: string): readonly string[] {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/'/g, '')
  return plain.split(/\s+/).filter((word) => word !== '')
}

/** Whether every typed word is a piece of one of the texts, or begins a group of initials. */
export function fits(typed: string, row: Findable): boolean {
  const texts = row.texts.flatMap((text) => (text ? [text.normalize('NFKC').toLowerCase()] : []))
  const initials = row.initials.toLowerCase().split(' ')
  return words(typed).every((word) => texts.some((text) => text.includes(word)) || initials.some((group) => group.startsWith(word)))
}
