/**
 * Choosing among the words of closed lists by letters: a Chinese word by its initials (内部 nb),
 * an English one by its beginning.
 */
import { words } from '../ipc/generated'

const typed = new Map<string, string>(Object.values(words).flatMap((list) => Object.values(list).map((word): [string, string] => [word.zh, word.typed])))

/** May these letters mean this word? */
export function begins(label: string, letters: string): boolean {
  const asked = letters.toLowerCase()
  return label.toLowerCase().startsWith(asked) || (typed.get(label) ?? '').split(' ').some((reading) => reading.startsWith(asked))
}

/** Does the word hold this text, or begin with these letters? */
export function fits(label: string, text: string): boolean {
  return label.toLowerCase().includes(text.toLowerCase()) || begins(label, text)
}

/** The next option after `at` that begins with a letter, round the end; -1 when none does. */
export function nextBy(letter: string, options: readonly { label: string }[], at: number): number {
  const { length } = options
  for (let step = 1; step <= length; step += 1) {
    const nth = (at + step + length) % length
    if (begins(options[nth]?.label ?? '', letter)) return nth
  }
  return -1
}
