import { describe, expect, it } from 'vitest'
import { Entry } from './entry.svelte'

interface Line { title: string; category: string; pages: string; clips: number }
const blank = (above?: Line): Line => ({ title: '', category: above?.category ?? '', pages: '', clips: 0 })

function entry(rows: Line[] = []) {
  const told: number[] = []
  const made = new Entry<Line>({
    columns: [
      { id: 'title', title: () => '', width: 'rest', text: (r) => r.title, set: (r, title) => ({ ...r, title }), choose: (r, item) => ({ ...r, title: item.label, category: '合同协议' }) },
      { id: 'category', title: () => '', width: 80, text: (r) => r.category, set: (r, category) => ({ ...r, category }) },
      { id: 'clips', title: () => '', width: 40, text: (r) => String(r.clips) },
      { id: 'pages', title: () => '', width: 40, text: (r) => r.pages, set: (r, pages) => (/^\d*$/.test(pages) ? { ...r, pages } : '这里要写数字。') },
    ],
    blank,
    filled: (r) => r.title !== '',
    changed: (lines) => told.push(lines.length),
  }, rows)
  return { made, told }
}

describe('lines typed cell by cell', () => {
  it('always end with an empty line that does not count', () => {
    const { made, told } = entry()
    expect([made.rows.length, made.filled.length]).toEqual([1, 0])
    made.write('检具合同')
    expect([made.rows.length, made.filled.length]).toEqual([2, 1])
    expect(told.at(-1)).toBe(1)
  })
  it('Enter goes on, past cells that are only shown, into the next line', () => {
    const { made } = entry([{ title: 'a', category: '', pages: '', clips: 0 }])
    made.next()
    made.next()
    expect(made.current?.id).toBe('pages')
    made.next()
    expect([made.line, made.column]).toEqual([1, 0])
    made.previous()
    expect([made.line, made.current?.id]).toEqual([0, 'pages'])
  })
  it('Ctrl+D takes what stands above', () => {
    const { made } = entry([{ title: '夹具', category: '设计图纸', pages: '3', clips: 0 }])
    made.go(1, 0)
    made.asAbove()
    expect(made.rows[1]?.title).toBe('夹具')
    made.go(0, 0)
    made.asAbove()
    expect(made.rows[0]?.title).toBe('夹具')
  })
  it('Ins makes room and Ctrl+Del takes a line out', () => {
    const { made } = entry([{ title: 'a', category: 'x', pages: '', clips: 0 }, { title: 'b', category: 'x', pages: '', clips: 0 }])
    made.go(1, 1)
    made.insert()
    expect(made.rows.map((r) => r.title)).toEqual(['a', '', 'b', ''])
    made.remove()
    expect(made.rows.map((r) => r.title)).toEqual(['a', 'b', ''])
    made.go(0, 0)
    made.remove()
    made.remove()
    made.remove()
    expect(made.rows.map((r) => r.title)).toEqual([''])
  })
  it('a refused text leaves the line alone and says why at its cell', () => {
    const { made } = entry([{ title: 'a', category: '', pages: '3', clips: 0 }])
    made.go(0, 3)
    expect(made.write('三')).toBe(false)
    expect(made.rows[0]?.pages).toBe('3')
    expect(made.refused['0/pages']).toBe('这里要写数字。')
    made.write('4')
    expect(made.refused).toEqual({})
  })
  it('a chosen thing may fill its neighbours', () => {
    const { made } = entry()
    made.choose({ value: 1, label: '检具合同及附图' })
    expect(made.rows[0]).toMatchObject({ title: '检具合同及附图', category: '合同协议' })
  })
  it('cells from a spreadsheet fill right and down', () => {
    const { made } = entry()
    made.paste('图一\t设计图纸\t\t3\r\n图二\t技术资料\t\t2\n')
    expect(made.filled.map((r) => [r.title, r.category, r.pages])).toEqual([['图一', '设计图纸', '3'], ['图二', '技术资料', '2']])
  })
})
