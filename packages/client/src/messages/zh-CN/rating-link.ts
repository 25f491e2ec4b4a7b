/** 评价链接, on the desk, on the phone, and for whoever opens one. */
export const ratingLink = {
  title: '评价链接',
  lead: '企业不方便登录时，把链接或二维码发给联系人：打开就能评价，只能用一次。生成会记入日志，评价会注明“通过链接评价”。',
  make: '生成链接',
  again: '重新生成',
  makeFor: '生成链接：{{name}}',
  againFor: '重新生成：{{name}}',
  for: '给{{name}}的评价链接',
  message: '您的诉求“{{title}}”（{{number}}）已办结，请您评价。链接 {{day}} 前有效，只能用一次：{{url}}',
  once: '只显示这一次。重新生成后，之前的链接失效。',
  copy: '复制文字和链接',
  copyFailed: '这里不能自动复制，请选中上面的文字复制。',
  send: '发送',
  qr: '评价链接二维码，给{{name}}',
  issued: '{{by}}生成，{{at}}',
  opened: '{{at}}打开过',
  used: '{{at}}已评价',
  unopened: '还没有打开',
  none: '还没有登记这家企业的联系人。请先登记，再生成链接。',
  gone: '已删除的联系人',
  actor: '企业联系人（评价链接）',
  byLinkOf: '通过链接评价：链接由{{by}}发给{{to}}',
  page: {
    title: '请您评价',
    lead: '您的诉求办完了，请您说句实话。评价公开透明，交上去以后不能改。',
    answer: '管家的答复',
    until: '{{day}}前可以评价，链接只能用一次。',
    privacy: '这个页面只显示这件事的标题、编号和答复。',
    thanks: '谢谢您的评价',
    thanksHelp: '评价已收到，不能再改。您可以关闭这个页面。',
    used: '这个链接已经用过',
    usedHelp: '评价已收到，不能再改。如果不是您评价的，请马上联系您的管家或平台主管。',
    rated: '这件事已经评价过了',
    ratedHelp: '不必再评。如果不是您评价的，请马上联系您的管家或平台主管。',
    expired: '评价时间已过',
    expiredHelp: '这个链接不能再用。如还有话要说，请联系您的管家。',
    unknown: '链接无效',
    unknownHelp: '链接不完整，或已换成新的链接。请打开最近收到的那一个，或请管家重新发一个。',
  },
} as const;

/** 申诉复核: who decides. */
export const ratingReview = {
  coordinator: '申诉由其他单位的平台主管复核：{{names}}',
  leader: '没有其他单位的平台主管，由领导小组复核：{{names}}',
  nobody:
    '没有可以复核这件申诉的人：平台主管和领导小组都属于被评价或申诉的单位。请安全管理员增设一位平台主管。',
} as const;
