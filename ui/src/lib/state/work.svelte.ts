/** Long work that runs beside hers: its progress, its speed, its rest, a way to cancel. Shown at the foot. */
import { t } from '../i18n'
import { rest, speed as speedOf } from '../format/format'

export interface Job {
  id: string
  /** "正在存 1 个文件" */
  label: string
  /** 0–1; undefined while it is not known. */
  share?: number | undefined
  /** Bytes a second. */
  speed?: number | undefined
  /** Seconds left. */
  rest?: number | undefined
  cancel?: (() => void) | undefined
}

export class Work {
  jobs = $state.raw<readonly Job[]>([])

  /** Starts or goes on with a job. */
  put(job: Job): void {
    this.jobs = this.jobs.some((j) => j.id === job.id) ? this.jobs.map((j) => (j.id === job.id ? job : j)) : [...this.jobs, job]
  }

  /** The job is over. */
  end(id: string): void {
    this.jobs = this.jobs.filter((j) => j.id !== id)
  }

  /** "正在存 1 个文件，9.4 MB/s，还要 1 秒" */
  static line(job: Job): string {
    return [job.label, job.speed === undefined ? undefined : speedOf(job.speed), job.rest === undefined ? undefined : rest(job.rest)].filter(Boolean).join(t.pieces.comma)
  }
}

/** What runs now. */
export const work = new Work()
