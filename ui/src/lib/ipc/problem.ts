/**
 * A refusal or failure of the archive, as a sentence in both languages with a stable code.
 * Everything that goes wrong behind `call` arrives as one of these.
 */
import { language } from '../i18n'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'

/** The form the shell sends. */
export interface ProblemShape {
  code: string
  zh: string
  en: string
  field?: string | null
}

export class Problem extends Error {
  readonly code: string
  readonly zh: string
  readonly en: string
  /** The field that caused it, when one did. */
  readonly field: string | undefined

  constructor(shape: ProblemShape) {
    super(`${shape.code}: ${shape.en}`)
    this.name = 'Problem'
    this.code = shape.code
    this.zh = shape.zh
    this.en = shape.en
    this.field = shape.field ?? undefined
  }

  /** The sentence in the language of the window. Read it in a template: it follows the switch. */
  get sentence(): string {
    return language() === 'zh' ? this.zh : this.en
  }

  /** Makes a problem of whatever was thrown; what is no problem of the archive keeps its text as the code. */
  static of(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown
    if (isShape(thrown)) return new Problem(thrown)
    const detail = thrown instanceof Error ? thrown.message : String(thrown)
    return new Problem({ code: `unexpected (${detail})`, zh: zh.common.unexpected, en: en.common.unexpected })
  }
}

function isShape(thrown: unknown): thrown is ProblemShape {
  if (typeof thrown !== 'object' || thrown === null) return false
  const it = thrown as Record<string, unknown>
  return typeof it['code'] === 'string' && typeof it['zh'] === 'string' && typeof it['en'] === 'string'
}
