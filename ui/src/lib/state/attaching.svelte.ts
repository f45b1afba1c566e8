/**
 * Files on their way to a record: dropped or picked paths are handed to the archive, which stores
 * each one safely before it says so; the overlay shows how far each is, and asks about duplicates.
 */
import { dayOf } from '../format/format'
import { Taking, takings, type FileLine, type TwinChoice } from '../drop/taking.svelte'
import { t } from '../i18n'
import { attach, type Attaching } from '../ipc/desk'
import { ipc, type Attachment, type AttachmentRole, type FileReport, type Owner } from '../ipc/generated'
import { thumbUrl } from '../ipc/pictures'
import { Problem } from '../ipc/problem'
import { live } from './live.svelte'
import { notices } from './notices.svelte'

export interface AttachingTo {
  owner: Owner
  /** "KG-TZ-2026-0012"; empty for a draft or the tray. */
  no: string
  title?: string | undefined
  role: AttachmentRole
  /** Remark, the same for all: the number of the item a photo shows. */
  note?: string
  /** The overlay comes up only where she has something to decide or to know: one drop, no further key. */
  quiet?: boolean
  /** Told after each file that is safely stored. */
  attached?: (attachment: Attachment) => void
  /** Told what was kept of the drop when all of it has ended, and again of each twin she kept after all. */
  kept?: (attachments: readonly Attachment[]) => unknown
}

/** Attaches paths to a record. */
export async function attachTo(to: AttachingTo, paths: readonly string[]): Promise<void> {
  let made: Attachment[] = []
  const waiting = new Map<string, string>()
  let running: Attaching | undefined
  const taking = new Taking({
    heading: t.pieces.drop.adding,
    no: to.no,
    title: to.title,
    cancel: () => running?.stop(),
    choose: (id, choice) => void choose(id, choice),
    finished: () => {
      if (taking.sum !== '') notices.say(taking.sum)
    },
  })

  async function run(files: readonly { path: string; id: string }[], link: boolean) {
    let at = performance.now()
    let before = 0
    // The answer of the whole may overtake the last steps: each file ends once, whoever says it first.
    const over = new Set<string>()
    const end = (id: string, report: FileReport) => {
      if (over.has(id)) return
      over.add(id)
      ended(id, report)
    }
    running = attach(
      { owner: to.owner, files: files.map(({ path }) => ({ path, role: to.role })), on_duplicate: link ? 'LINK' : 'ASK', note: to.note ?? '', came_from: '' },
      (step) => {
        const id = link ? files[0]!.id : String(step.file)
        if (over.has(id)) return
        if (step.step === 'copying') {
          line(id, { name: step.name, bytes: step.total })
          const now = performance.now()
          const speed = now > at ? ((step.done - before) / (now - at)) * 1000 : 0
          if (step.done < before) before = 0
          taking.put(id, { stage: 'storing', done: step.done, bytes: step.total, speed: Math.max(0, speed) })
          at = now
          before = step.done
        } else end(id, step)
      },
    )
    const { value, changed } = await running.done
    for (const report of value) end(link ? files[0]!.id : String(report.file), report)
    live.changed(changed)
    const kept = made
    made = []
    if (kept.length > 0) await to.kept?.(kept)
  }

  function line(id: string, of: { name: string; bytes: number }) {
    if (taking.lines.some((l) => l.id === id)) return
    taking.lines = [...taking.lines, { id, name: of.name, bytes: of.bytes, stage: 'waiting' } satisfies FileLine]
  }

  function ended(id: string, report: FileReport) {
    const { result } = report
    line(id, { name: report.name, bytes: 0 })
    switch (result.outcome) {
      case 'attached':
        made.push(result.attachment)
        to.attached?.(result.attachment)
        taking.put(id, { stage: 'stored', done: result.attachment.size, bytes: result.attachment.size, picture: thumbUrl(result.attachment.id) })
        break
      case 'duplicate': {
        const { twin } = result
        const path = paths[report.file]
        if (path !== undefined && !waiting.has(id)) waiting.set(id, path)
        if (twin.here || path === undefined) taking.put(id, { stage: 'left', problem: Problem.of(result.problem) })
        else {
          taking.put(id, { stage: 'duplicate', picture: thumbUrl(twin.attachment), twin: { before: t.pieces.drop.twinBefore, no: twin.owner_name.number || twin.owner_name.title || t.desk.tray, after: t.pieces.drop.twinAfter(String(twin.nth), dayOf(twin.added_at)) } })
        }
        break
      }
      default:
        taking.put(id, { stage: 'wrong', problem: Problem.of(result.problem) })
    }
  }

  async function choose(id: string, choice: TwinChoice) {
    const path = waiting.get(id)
    if (choice === 'skip' || path === undefined) {
      taking.put(id, { stage: 'left' })
      return
    }
    await run([{ path, id }], true).catch((thrown: unknown) => taking.put(id, { stage: 'wrong', problem: Problem.of(thrown) }))
  }

  if (!to.quiet) takings.show(taking)
  try {
    const survey = await ipc.attachments.survey({ paths: [...paths] })
    if (survey.files === paths.length) survey.names.forEach((name, n) => line(String(n), { name, bytes: 0 }))
    await run(paths.map((path, n) => ({ path, id: String(n) })), false)
  } catch (thrown) {
    notices.complain(thrown)
  }
  if (to.quiet && taking.lines.some((l) => l.stage !== 'stored')) takings.show(taking)
}
