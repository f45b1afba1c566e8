/** 更正: a description as it will read, until it is applied or left. */
import { t } from '../../lib/i18n'
import { ipc, words, type DescriptionFields, type FiledFields, type Material } from '../../lib/ipc/generated'
import type { PickItem } from '../../lib/pieces'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'

const fields = ['title', 'drawing_no', 'revision', 'creator', 'doc_date', 'subtype', 'pages', 'project', 'security_level', 'secret_until', 'return_by', 'level_reason', 'owner', 'reason', 'note', ...Object.keys(words.OwnField)]

/** Does one of these words come before the other, in the order of the rule? */
const below = (list: object, now: string, before: string) => Object.keys(list).indexOf(now) < Object.keys(list).indexOf(before)

export class Correction {
  fields: DescriptionFields
  owner = $state.raw<PickItem<string>>()
  readonly wrong = new WrongFields<string>(fields)
  readonly #before: Material

  constructor(before: Material) {
    this.#before = before
    const { nature, purpose, retention_class } = before
    this.owner = before.owner ? { value: before.owner, label: before.owner_name } : undefined
    this.fields = $state({
      material: before.id, title: before.title, drawing_no: before.drawing_no, revision: before.revision, pages: before.pages, subtype: before.subtype, creator: before.creator,
      doc_date: before.doc_date, project: before.project, security_level: before.security_level, secret_until: before.secret_until, return_by: before.return_by,
      filed: nature && purpose && retention_class && before.owner ? { nature, purpose, retention_class, owner: before.owner } : null,
      level_reason: '', note: before.note, extra: before.extra, reason: '',
    })
  }

  /** What filing decided, with a change. */
  filed(change: Partial<FiledFields>): void {
    if (this.fields.filed) this.fields.filed = { ...this.fields.filed, ...change }
  }

  /** Does the customer get less than was promised? Then someone has to have agreed. */
  get isLess(): boolean {
    const [now, before] = [this.fields, this.#before]
    const lower = below(words.SecurityLevel, now.security_level, before.security_level)
    const shorter = now.filed !== null && before.retention_class !== null && below(words.Retention, now.filed.retention_class, before.retention_class)
    const later = before.return_by !== null && (now.return_by === null || now.return_by > before.return_by)
    return lower || shorter || later
  }

  async apply(): Promise<boolean> {
    const done = await this.wrong.attempt(() => live.act(ipc.materials.change($state.snapshot(this.fields))))
    if (done) notices.say(t.materials.changed)
    return done !== undefined
  }
}
