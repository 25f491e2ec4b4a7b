import type { ArticleCreation } from '@guanjia/core/handbook';
import { createArticle, performOnVersion } from '../handbook/index.ts';
import type { Tx } from '../platform/database.ts';
import type { Person } from './people.ts';

const DAY_MS = 86_400_000;

/** The beginning of a handbook, as a zone might write its own. Limits stand in the catalogue and settings, not here. */
const ARTICLES: readonly Omit<ArticleCreation, 'note'>[] = [
  {
    chapter: '一、受理',
    title: '收到诉求先做三件事',
    body: '1. **打一个电话**。问清楚地点、急不急、谁来对接，比看文字快。\n2. **选服务方式**。能指导的指导，要跑腿的代办；代办要有企业的授权说明。\n3. **在时限内受理**。不属于服务范围的，写明理由和该找谁，不要只写“不受理”。\n\n> 企业只认管家一个人：转给部门以后，进度仍由管家告诉企业。',
    typeCodes: [],
    actions: ['accept', 'decline', 'choose-mode'],
  },
  {
    chapter: '一、受理',
    title: '请企业补材料：一次说清',
    body: '- 对照事项目录的材料清单，把缺的**一次列全**，逐条写清要原件还是复印件。\n- 企业以前交过、还在有效期的，不要再要。\n- 发出以后时限停表；到期没补，系统会再提醒一次，由平台主管决定。',
    typeCodes: [],
    actions: ['request-materials', 'resume'],
  },
  {
    chapter: '二、交办',
    title: '交办部门：主办、协办和时限',
    body: '| 写什么 | 怎么写 |\n| --- | --- |\n| 主办 | 只能一家，由它牵头汇总 |\n| 协办 | 可以几家，同时办，各有时限 |\n| 时限 | 协办短于主办，主办短于对企业的承诺 |\n| 说明 | 写清要什么结果，附图附照片 |\n\n部门当天可以退单，须写理由；过了退单时间视为签收。连续退单三次，由平台主管指定。',
    typeCodes: [],
    actions: ['assign', 'recall', 'send-back'],
  },
  {
    chapter: '二、交办',
    title: '部门签收、答复与延期',
    body: '1. **先签收**，再办。不归本单位的，在退单时间内退回，写明该找哪家。\n2. **答复写结果**：解决了什么、没解决什么、下一步是谁。不要只写“已阅”“已转”。\n3. 办不完的，**在到期之前**申请延期，一件只能延一次。',
    typeCodes: [],
    actions: ['sign', 'return', 'answer', 'request-extension'],
  },
  {
    chapter: '三、答复与评价',
    title: '答复企业：一句结论，一个依据',
    body: '- 第一句说**结论**：办成了、部分办成、办不了，或者解释清楚了。\n- 第二句说**依据和下一步**：文件、证号、谁来联系。\n- 办不了的，告诉企业还有哪条路。\n\n答复后请企业确认；企业有异议，直接接着办，不要另起一件。',
    typeCodes: [],
    actions: ['answer-firm', 'accept-answer'],
  },
  {
    chapter: '三、答复与评价',
    title: '收到差评怎么办',
    body: '1. 一个工作日内**核实**：给企业打电话，问清不满意在哪里。\n2. 能改的马上改，复杂的列台账、定时限。\n3. 改完由另一位同事**回访**。\n4. 认为是误评的，写明理由申诉，由平台主管裁定；评价本身不删除。',
    typeCodes: [],
    actions: ['verify-rating', 'rectify', 'revisit', 'appeal'],
  },
  {
    chapter: '四、上报与协调',
    title: '解决不了，一键直达',
    body: '管家不用层层上报：写清**卡在哪里、试过什么、要谁拍板**，直接报站长或平台主管。\n\n上报以后时限照走，原来的交办照办。收到决定后，按决定继续交办。',
    typeCodes: [],
    actions: ['escalate', 'decide-escalation'],
  },
  {
    chapter: '五、要素保障',
    title: '市政道路开口怎样办得快',
    body: '1. 受理时请企业提供**开口位置图**（在总平面图上标出宽度和接入道路）。\n2. 城管主办，交警、资规协办，**同时**交办，不要等一家办完再给下一家。\n3. 约一次现场踏勘，三家一起去。\n4. 涉及绿地和管线的，提前问市政公用。',
    typeCodes: ['road-opening'],
    actions: ['accept', 'assign'],
  },
];

/** Written by a butler, published by the coordinator; one more is under review, one is being written. */
export async function buildHandbook(
  tx: Tx,
  who: { author: Person; reviewer: Person },
  now: Date,
): Promise<void> {
  const author = who.author.principal;
  const reviewer = who.reviewer.principal;
  const began = now.getTime() - 60 * DAY_MS;
  for (const [n, article] of ARTICLES.entries()) {
    const at = new Date(began + n * DAY_MS);
    const id = await createArticle(tx, author, { ...article, note: '首次编写（示例）' }, at);
    await performOnVersion(tx, author, id, 'submit', undefined, at);
    await performOnVersion(tx, reviewer, id, 'publish', undefined, new Date(at.getTime() + DAY_MS));
  }
  const open = {
    chapter: '五、要素保障',
    typeCodes: ['power-supply'],
    actions: ['assign' as const],
    note: '按今年的接电经验整理（示例）',
  };
  const at = new Date(now.getTime() - DAY_MS);
  const waiting = await createArticle(
    tx,
    author,
    {
      ...open,
      title: '用电报装前要问清的五个数',
      body: '装机容量、最大负荷、电压等级、投用日期、是否双电源。问清再交办供电公司。',
    },
    at,
  );
  await performOnVersion(tx, author, waiting, 'submit', undefined, at);
}
