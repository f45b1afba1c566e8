/** What the shell tells the window without being asked: progress, things that changed. */
import { listen } from '@tauri-apps/api/event'

/** Listens to an event of the shell; the answer stops it. */
export function on<T>(name: string, take: (payload: T) => void): () => void {
  const stop = listen<T>(name, (event) => take(event.payload))
  return () => void stop.then((off) => off())
}
