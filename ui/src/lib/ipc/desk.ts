/** The commands of the shell itself, beside the table of verbs: which archive is open, and long copying. */
import { Channel } from '@tauri-apps/api/core'
import { call } from './call'
import type { AttachRequest, AttachStep, Checking, CheckReport, Closing, DeskStatus, FileReport, Outcome, Package, Progress, Rebuilding, Setup } from './generated'

/** What the window needs to know first; opens the archive that was asked for or used last. */
export function status(): Promise<DeskStatus> {
  return call('status')
}

/** Opens an archive. */
export function openArchive(folder: string): Promise<DeskStatus> {
  return call('open', { folder })
}

/** Makes a new archive and sits down at it. */
export function initArchive(folder: string, setup: Setup): Promise<DeskStatus> {
  return call('init', { folder, setup })
}

/** Says what becomes of the work that runs as the window closes. */
export function close(how: Closing): Promise<void> {
  return call('close', { how })
}

let works = 0

/** Long work that runs: how it ends, and how it is stopped. */
export interface Work<T> {
  done: Promise<T>
  stop: () => void
}

/** A copying that runs. */
export type Attaching = Work<Outcome<FileReport[]>>

/** Begins long work of the shell, which tells its steps and can be stopped. */
function begin<T, S>(name: string, request: Record<string, unknown>, step: (step: S) => void): Work<T> {
  const number = (works += 1)
  return {
    done: call(name, { ...request, number, steps: new Channel<S>(step) }),
    stop: () => void call('stop', { number }),
  }
}

/** Attaches files one after the other; `step` hears how far it is. */
export function attach(request: AttachRequest, step: (step: AttachStep) => void): Attaching {
  return begin('attach', { request }, step)
}

/** Checks the archive, every original too where it is `full`; `step` hears how far it is. */
export function check(full: boolean, step: (step: Checking) => void): Work<CheckReport> {
  return begin('check', { full }, step)
}

/** Exports the archive into a new folder; `step` hears how far it is. */
export function leave(target: string, step: (step: Progress) => void): Work<Outcome<Package>> {
  return begin('leave', { target }, step)
}

/** Makes the index of the search anew; `step` hears how far it is. */
export function rebuildIndex(step: (step: Rebuilding) => void): Work<null> {
  return begin('rebuild_index', {}, step)
}
