/** Three invented files on their way, as in the mock: stored, being written, duplicate. */
import { Taking, takings } from '../lib/drop/taking.svelte'
import { letter, photo, plate } from './pictures'

/** Shows them in the overlay. */
export function showTaking(): void {
  const taking: Taking = new Taking(
    {
      heading: '正在附到', no: 'KG-TZ-2026-0012', title: '稳压模块外壳 总装图',
      choose: (id, choice) => taking.put(id, { stage: choice === 'refer' ? 'stored' : 'left', note: '引用 KG-JS-2026-0071 的附件 1' }),
      compare: () => {},
      cancel: () => {},
    },
    [
      { id: '1', name: 'HX-2601-03_C_总装图.tif', bytes: 21_600_000, stage: 'stored', picture: plate, seconds: 2, note: '第 5 至 8 页' },
      { id: '2', name: '封样件_外观_03.jpg', bytes: 18_900_000, done: 11_700_000, stage: 'storing', picture: photo, speed: 9_400_000 },
      { id: '3', name: '工程更改通知_第9号.pdf', bytes: 7_800_000, stage: 'duplicate', picture: letter, twin: { before: '与', no: 'KG-JS-2026-0071', after: '的附件 1 内容完全相同（2026-11-13 存入），不必再存一份。' } },
    ],
  )
  takings.show(taking)
  taking.put('2', { done: 11_750_000 })
}
