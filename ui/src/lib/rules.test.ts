/** The rules of the house that a compiler does not see, read off the sources. */
import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>('/src/**/*.{ts,svelte}', { query: '?raw', import: 'default', eager: true })
const shipped = Object.entries(sources).filter(([path]) => !path.includes('/gallery/') && !path.endsWith('.test.ts'))

/** Source without comments and, for components, without styles. */
const bare = (text: string) => text.replace(/<style>[\s\S]*<\/style>/g, '').replace(/<!--[\s\S]*?-->/g, '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/([^:'"`])\/\/ .*$/gm, '$1')
const naming = (found: [string, string][]) => found.map(([path]) => path)

describe('rules of the house', () => {
  it('sees the sources', () => expect(shipped.length).toBeGreaterThan(60))

  it('only lib/ipc knows Tauri', () => {
    expect(naming(shipped.filter(([path, text]) => !path.startsWith('/src/lib/ipc/') && /@tauri-apps\//.test(bare(text))))).toEqual([])
  })

  it('only state classes call the archive: components and pieces never do', () => {
    const calls = /ipc\/(generated|call|desk)'/
    // The words of the archive's own lists (states, categories) are no call.
    const quiet = (names: string) => names.replace(/[{}]/g, '').split(',').every((n) => /^\s*(type .*|words|categories|)\s*$/.test(n))
    const allowed = (path: string) => path.startsWith('/src/lib/ipc/') || path.endsWith('.svelte.ts')
    const values = (text: string) => [...bare(text).matchAll(/import (?!type)([^;]*?) from '([^']+)'/g)].some(([, names, from]) => calls.test(`${from}'`) && !quiet(names ?? ''))
    expect(naming(shipped.filter(([path, text]) => !allowed(path) && values(text)))).toEqual([])
  })

  it('a view knows no other view: what two of them need stands in lib', () => {
    const place = (path: string) => /^\/src\/views\/([^/]+)\//.exec(path)?.[1]
    const strays = ([path, text]: [string, string]) => place(path) !== undefined && /from '\.\.\/(?!\.\.\/lib\/)/.test(bare(text))
    expect(shipped.filter(([path]) => place(path) !== undefined).length).toBeGreaterThan(40)
    expect(naming(shipped.filter(strays))).toEqual([])
  })

  it('every word of the window stands in the dictionary', () => {
    // Reading a typed date or period needs the words she types; the archive's own lists bring both languages.
    const readers = ['/src/lib/dates/parse.ts', '/src/lib/dates/period.ts', '/src/lib/keys/chord.ts', '/src/lib/ipc/generated.ts']
    const words = ([path, text]: [string, string]) => !path.includes('/i18n/') && !readers.includes(path) && /[\u4e00-\u9fff\u3001\u3002\uff08\uff09\uff0c\uff1a\uff1b]/.test(bare(text))
    expect(naming(shipped.filter(words))).toEqual([])
  })

  it('a refusal is said by its sentence, never as the object it is', () => {
    const bared = ([path, text]: [string, string]) => path.endsWith('.svelte') && />\s*\{[\w.]*\.at\('[^']*'\)\}/.test(bare(text))
    expect(naming(shipped.filter(bared))).toEqual([])
  })

  it('every module says at its head what it is', () => {
    const silent = ([path, text]: [string, string]) => !path.includes('/i18n/') && !/^(<!--|\/\*\*|\/\/)/.test(text.trimStart())
    expect(naming(shipped.filter(silent)).filter((p) => !p.endsWith('app.d.ts'))).toEqual([])
  })

  it('no colour is written outside the tokens, but on what stays light in every theme', () => {
    const allowed = /#(16171a|1a1c1f|fff|4c5056|6f7a76)\b/g
    const colours = (text: string) => (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(allowed, '').match(/#[0-9a-f]{3,8}\b/gi) ?? []
    expect(shipped.filter(([path]) => path.endsWith('.svelte')).flatMap(([path, text]) => colours(text).map((c) => `${path} ${c}`))).toEqual([])
  })
})
