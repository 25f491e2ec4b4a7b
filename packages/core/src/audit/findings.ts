/** What a verification of the journal can find, and how it is told. */
export const findingTexts = {
  // The chain of a stream
  'entry-altered': '日志内容与其哈希不符，内容被改动过',
  'entry-column-altered': '日志的时间、操作、人员或公开范围与原文不符',
  'chain-broken': '日志与前一条接不上，前后被改动、调换或删除过',
  'entry-missing': '日志序号有缺，中间的条目被删除',
  'tail-missing': '日志末尾的条目被删除',
  'head-altered': '日志末端记录与实际末条不符',
  'stream-missing': '整条日志被删除',
  'head-missing': '有日志而没有末端记录',
  // Rows against the journal
  'row-altered': '当前数据与日志记载不符',
  'row-missing': '日志记载的数据已不存在',
  'row-unjournalled': '存在日志没有记载的数据',
  // Words against their commitments
  'text-altered': '正文与日志中的承诺值不符',
  'text-missing': '日志记载的正文已不存在',
  'text-unjournalled': '存在日志没有记载的正文',
  'text-erased-unrecorded': '正文被清除，而没有清除记录',
  // Anchors
  'anchor-missing': '锚点序号有缺，锚点被删除',
  'anchor-altered': '锚点内容与其哈希不符，或与库外留存不一致',
  'anchor-signature': '锚点签名无效',
  'anchor-key-missing': '缺少锚点公钥，签名无法核对',
  'anchor-root': '锚点之后，被锚定的日志发生了变化',
  'anchor-file': '库外锚点文件缺失或损坏',
  'anchored-head-missing': '锚点记载的日志已不存在，末尾或整件被删除',
  'anchored-head-altered': '锚点记载的日志被重写',
} as const;

export type FindingCode = keyof typeof findingTexts;
export const findingCodes = Object.keys(findingTexts) as [FindingCode, ...FindingCode[]];
