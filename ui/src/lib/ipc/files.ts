/**
 * Files dragged from outside onto the window, and files picked in a dialog of the system.
 * The window learns their paths only to hand them to the shell.
 */
import { isTauri } from '@tauri-apps/api/core'
import { getCurrentWebview } from '@tauri-apps/api/webview'
import { open, save } from '@tauri-apps/plugin-dialog'

/** What happens while files hang over the window. Positions are CSS pixels. */
export type FileDrag =
  | { type: 'enter'; paths: string[]; x: number; y: number }
  | { type: 'over'; x: number; y: number }
  | { type: 'drop'; paths: string[]; x: number; y: number }
  | { type: 'leave' }

/** Listens to files dragged over the window; the answer stops it. */
export function onFileDrag(take: (drag: FileDrag) => void): () => void {
  // In a plain browser (the gallery) no file comes with its path.
  if (!isTauri()) return () => {}
  const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === 'leave') {
      take({ type: 'leave' })
      return
    }
    const x = payload.position.x / devicePixelRatio
    const y = payload.position.y / devicePixelRatio
    if (payload.type === 'over') take({ type: 'over', x, y })
    else take({ type: payload.type, paths: payload.paths, x, y })
  })
  return () => void stop.then((off) => off())
}

/** Kinds of files a dialog offers. */
export interface FileKind {
  name: string
  extensions: string[]
}

/** Lets her choose files; an empty list when she did not. */
export async function pickFiles(title: string, kinds?: FileKind[]): Promise<string[]> {
  return (await open({ title, multiple: true, ...(kinds ? { filters: kinds } : {}) })) ?? []
}

/** Lets her choose a folder. */
export async function pickFolder(title: string): Promise<string | undefined> {
  return (await open({ title, directory: true })) ?? undefined
}

/** Lets her say where to save something. */
export async function pickTarget(title: string, name: string, kinds?: FileKind[]): Promise<string | undefined> {
  return (await save({ title, defaultPath: name, ...(kinds ? { filters: kinds } : {}) })) ?? undefined
}
