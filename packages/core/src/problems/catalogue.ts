/**
 * Every way in which a request can fail, by its stable code. `detail` says what to do next; a use case may give
 * a more exact one. Codes are part of the contract: a code is never renamed or given another meaning.
 */
export const problemCatalogue = {
  // The request itself
  'malformed-json': {
    status: 400,
    title: '请求正文不是有效的 JSON',
    detail: '请检查 errors 指出的位置，改正后重新提交。',
  },
  'malformed-text': {
    status: 400,
    title: '文字里有无法保存的字符',
    detail: '请删去 errors 指出位置的异常字符（残缺的表情符号或控制字符）后重新提交。',
  },
  'invalid-request': {
    status: 400,
    title: '填写的内容有误',
    detail: '请按 errors 的提示逐项改正后重新提交。',
  },
  'bad-request': {
    status: 400,
    title: '请求无法理解',
    detail: '请检查请求的地址、头部和正文是否符合接口说明。',
  },
  'body-too-large': {
    status: 413,
    title: '提交的内容太大',
    detail: '请减少内容，或把大的资料作为附件上传后重新提交。',
  },
  'unsupported-media-type': {
    status: 415,
    title: '不支持的内容格式',
    detail: '请以 application/json 提交；只有上传接口接收 multipart/form-data。',
  },
  'route-not-found': { status: 404, title: '没有这个接口', detail: '请对照 /api/docs 检查地址。' },
  'method-not-allowed': {
    status: 405,
    title: '此地址不支持这种方法',
    detail: '请改用 Allow 头列出的方法之一。',
  },
  'request-timeout': { status: 408, title: '请求没有及时传完', detail: '请检查网络后重新提交。' },
  'header-too-large': {
    status: 431,
    title: '请求头太大',
    detail: '请清除本站的 Cookie 后重试。',
  },

  // Who asks
  'not-signed-in': { status: 401, title: '尚未登录或登录已过期', detail: '请登录后继续。' },
  'wrong-credentials': {
    status: 401,
    title: '账号或密码不正确',
    detail: '请核对后重试；忘记密码或账号已停用，请联系系统管理员。',
  },
  'second-factor-needed': {
    status: 401,
    title: '还需要动态口令',
    detail: '请输入手机验证器上的 6 位动态口令，或一个恢复码。',
  },
  'second-factor-wrong': {
    status: 401,
    title: '动态口令不正确',
    detail: '请等下一个口令再试，并核对手机时间；手机不在身边可用恢复码。',
  },
  'second-factor-on': {
    status: 409,
    title: '动态口令已经开启',
    detail: '如需换手机，请先关闭再重新开启。',
  },
  'second-factor-required': {
    status: 403,
    title: '请先开启动态口令',
    detail: '您的岗位须用动态口令登录，开启后即可继续。',
  },
  'account-locked': {
    status: 401,
    title: '暂时不能登录',
    detail: '连续多次没有登录成功。请稍后再试，或联系系统管理员。',
  },
  'too-many-requests': { status: 429, title: '操作太频繁', detail: '请按 Retry-After 给出的秒数稍候再试。' },
  'password-change-required': {
    status: 403,
    title: '请先修改密码',
    detail: '密码是一次性的，或已用满规定天数。请修改密码后继续使用。',
  },
  forbidden: {
    status: 403,
    title: '没有权限',
    detail: '您的角色不能进行这项操作；确有需要请联系安全管理员。',
  },
  'foreign-origin': {
    status: 403,
    title: '请求来自别的网站',
    detail: '为保护您的账号已拒绝。请从本平台的页面重新操作。',
  },

  // What is asked for
  'not-found': {
    status: 404,
    title: '没有找到',
    detail: '它可能不存在，或不在您的范围内。请返回列表刷新后再试。',
  },
  conflict: { status: 409, title: '内容已有变化', detail: '请刷新查看最新情况后再操作。' },
  'changed-meanwhile': {
    status: 409,
    title: '别人刚刚修改过',
    detail: '您看到的内容已不是最新。请刷新，核对后重新提交。',
  },
  'action-not-available': {
    status: 409,
    title: '现在不能进行这项操作',
    detail: '情况已有变化。请刷新后从现在可用的操作中选择。',
  },
  'rating-link-over': {
    status: 409,
    title: '这个链接不能再评价',
    detail: '它已用过、已过期或已失效。请向您的管家要一个新的链接。',
  },
  'rating-link-not-yours': {
    status: 403,
    title: '您登录的不是这家企业的账号',
    detail: '评价只能由企业作出。请企业联系人在自己的手机上打开链接，或先退出登录。',
  },
  'already-exists': { status: 409, title: '已经存在', detail: '请改用其他值，或直接使用已有的记录。' },
  'still-referenced': { status: 409, title: '仍有其他记录引用', detail: '请先处理引用它的记录。' },
  'reference-missing': {
    status: 422,
    title: '引用的记录不存在',
    detail: '请刷新后重新选择。',
  },
  'rule-violated': { status: 422, title: '不符合业务规则', detail: '请按提示调整后重新提交。' },
  'idempotency-key-required': {
    status: 400,
    title: '缺少 Idempotency-Key',
    detail: '请在请求头加上 Idempotency-Key（每次操作一个新值，重试时不变）。',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Idempotency-Key 已用于另一个请求',
    detail: '请为新的操作换一个新的 Idempotency-Key。',
  },

  // Accounts
  'username-taken': { status: 409, title: '账号已被使用', detail: '请换一个账号。' },
  'password-too-weak': {
    status: 422,
    title: '密码不够安全',
    detail: '请按 errors 列出的要求改好后重新提交。',
  },
  'demo-account': {
    status: 409,
    title: '演示账号由所有人共用',
    detail: '演示账号不能改密码、停用或改角色。请另建账号试用。',
  },
  'password-wrong': { status: 422, title: '原密码不正确', detail: '请重新输入原密码。' },
  'administrators-separated': {
    status: 409,
    title: '三员必须分设',
    detail: '系统、安全、审计管理员不能由同一人兼任。请选择其他账号。',
  },
  'administrator-protected': {
    status: 409,
    title: '管理员账号受保护',
    detail: '请先由安全管理员撤销其管理员角色，再进行这项操作。',
  },
  'last-administrator': {
    status: 409,
    title: '不能撤销最后一名管理员',
    detail: '请先把这一角色授予另一个账号。',
  },
  'own-account': { status: 409, title: '不能对自己的账号进行这项操作', detail: '请由另一名管理员办理。' },
  'role-scope-wrong': {
    status: 422,
    title: '角色的范围不对',
    detail: '请为这一角色选择对应的单位、企业或项目。',
  },

  // Organisation
  'office-kind-wrong': { status: 422, title: '单位类型不对', detail: '请选择类型正确的单位。' },
  'leading-group-has-head': {
    status: 409,
    title: '领导小组已有主任',
    detail: '请先将现任主任改为副主任或移出，再设置新主任。',
  },
  'butler-kind-wrong': {
    status: 422,
    title: '管家类型不符',
    detail: '企业须由企业管家包抓，项目须由项目管家包抓。请选择类型相符的管家。',
  },
  'butler-not-active': { status: 422, title: '管家已停用', detail: '请选择在岗的管家。' },
  'butler-still-in-charge': {
    status: 409,
    title: '管家仍有包抓对象',
    detail: '请先把其包抓的企业和项目交接给其他管家。',
  },
  'stewardship-broken': {
    status: 409,
    title: '包抓关系不能中断或重叠',
    detail: '每个在册企业和项目在任何时刻都须有且只有一名管家。请通过交接更换管家。',
  },
  'stewardship-unchanged': {
    status: 409,
    title: '已由这名管家包抓',
    detail: '请选择另一名管家。',
  },

  // Imports and files
  'file-unreadable': {
    status: 422,
    title: '文件无法读取',
    detail: '请按模板另存为 .xlsx 或 .csv 后重新上传。',
  },
  'file-type-refused': { status: 415, title: '不支持的文件类型', detail: '请上传说明中列出的文件类型。' },
  'import-faulty': { status: 409, title: '文件中有错误行', detail: '请下载错误清单，全部改正后重新上传。' },

  // Exports
  'export-not-available': {
    status: 409,
    title: '这份导出不能下载',
    detail: '每份导出只能下载一次，并须在有效期内。请回到列表重新导出。',
  },
  'export-too-large': {
    status: 422,
    title: '导出的行数太多',
    detail: '请用筛选条件缩小范围后重新导出。',
  },

  // The platform itself
  busy: { status: 503, title: '系统正忙', detail: '您的操作没有完成，也没有改动任何内容。请稍后重试。' },
  unavailable: {
    status: 503,
    title: '服务暂时不可用',
    detail: '您的操作没有完成。请稍后重试；持续出现请联系系统管理员。',
  },
  'interface-not-built': {
    status: 503,
    title: '页面尚未构建',
    detail: '请在服务器上运行 npm start，它会先构建页面。',
  },
  internal: {
    status: 500,
    title: '系统内部错误',
    detail: '已记录。请稍后重试；持续出现请把 instance 告知系统管理员。',
  },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type ProblemCode = keyof typeof problemCatalogue;
export const problemCodes = Object.keys(problemCatalogue) as [ProblemCode, ...ProblemCode[]];
