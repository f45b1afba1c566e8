/**
 * The one door to the archive: every generated function of `generated.ts` goes through
 * `call`. Only `lib/ipc` knows Tauri; only state classes call what it offers.
 */
import { invoke, type InvokeArgs } from '@tauri-apps/api/core'
import { Problem } from './problem'

/** Calls a command of the shell. Throws a `Problem`, and nothing else. */
export async function call<T>(name: string, args?: InvokeArgs): Promise<T> {
  try {
    return await invoke<T>(name, args)
  } catch (thrown) {
    throw Problem.of(thrown)
  }
}

/** Asks a verb of the archive; `generated.ts` has one function for each. */
export function ask<T>(verb: string, request: unknown): Promise<T> {
  return call<T>('ask', { verb, request })
}
