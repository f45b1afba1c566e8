/** 窗口的框：去处、顶栏、底栏、按键表。 */
export const desk = {
  name: '客档',
  places: {
    today: '今日', intake: '接收', materials: '资料', loans: '借阅台', movement: '流转', communication: '沟通',
    store: '库房', disposal: '处置', registers: '登记簿', people: '人员与客户', settings: '设置',
  },
  placesLabel: '去处',
  waiting: (place: string, n: string) => `${place}，${n} 件待办`,
  find: '找任何东西，或直接扫描',
  findNothing: (text: string) => `没有找到“${text}”。`,
  findAll: '在资料里看全部',
  findHint: '档号、图号、名称、拼音首字母、附件里的字、单号都可以。',
  tray: '待整理', intoTray: '放入待整理',
  allKeys: '全部按键',
  keysOf: { window: '处处可用', place: '这个去处', layer: '眼前' },
  keysNothing: '这里没有按键。',
  goTo: (place: string) => `去${place}`,
  running: (n: string) => `${n} 件事正在进行`,
  scanUnknown: (code: string) => `没有认出扫到的码：${code}。`,
  split: '左右分界，可拖动',
  emptyPlaces: '这里还没有去处。',
  closing: {
    title: '还有工作没有做完', text: '正在存入文件、检查或导出。已经存好的都在；现在关闭，没轮到的要重新来。',
    whenDone: '做完再关', now: '停下并关闭', stay: '不关', waits: '做完就自己关闭。',
  },
}
