import { localDate, type WorkingCalendar } from '@guanjia/core/calendar';
import type { Rank, SupervisionDetail, SupervisionKind } from '@guanjia/core/supervision';

export interface PaperRow {
  readonly label: string;
  readonly words: string;
}

/** What stands on a printed notice, in order. */
export interface Paper {
  readonly kind: 'yellow' | 'red';
  readonly zone: string;
  readonly title: string;
  readonly number: string;
  readonly rows: readonly PaperRow[];
  readonly signature: readonly string[];
  readonly laterTitle: string;
  readonly later: readonly PaperRow[];
  readonly foot: string;
  readonly printedAt: Date;
}

const kinds: Record<SupervisionKind, string> = {
  urge: '催办',
  yellow: '提醒单',
  red: '督办单',
  talk: '约谈',
  circular: '通报',
};
const ranks: Record<Rank, string> = {
  butler: '服务管家',
  'station-master': '工作站站长',
  coordinator: '平台主管',
  'leader-deputy': '分管副主任',
  'leader-head': '领导小组组长',
};
const lights = { none: '未亮灯', green: '绿灯', yellow: '黄灯', red: '红灯' } as const;

/** The words of a paper: an official form, so they are Chinese whatever the screens speak. */
export function paperOf(
  detail: SupervisionDetail,
  {
    to,
    zone,
    calendar,
    printedAt,
    by,
  }: { to: string; zone: string; calendar: WorkingCalendar; printedAt: Date; by: string },
): Paper {
  const { subject, facts, supervised, issuedBy } = detail;
  const day = (moment: string | Date) => chineseDay(localDate(calendar, new Date(moment)));
  const minute = (moment: string) => `${day(moment)}${timeOf(calendar, new Date(moment))}`;
  const kind = detail.kind === 'yellow' ? 'yellow' : 'red';
  const over = facts.daysOver > 0 ? `，超期 ${facts.daysOver} 个工作日` : '';
  const history = facts.history.map(
    (one) => `${minute(one.at)}　${kinds[one.kind]}${one.number ?? ''}（${one.by}）`,
  );
  const signer = issuedBy.coveredFor ? `${issuedBy.name}（代 ${issuedBy.coveredFor}）` : issuedBy.name;
  return {
    kind,
    zone,
    title: kinds[detail.kind],
    number: detail.number ?? '',
    rows: [
      {
        label: supervised.as === 'office' ? '被督办单位' : '被督办人',
        words: supervised.as === 'office' ? to : `${to}（服务管家）`,
      },
      { label: '督办事项', words: subjectWords(detail) },
      {
        label: subject.project ? '项目和企业' : '企业',
        words: [subject.project?.name, subject.enterprise.name].filter(Boolean).join('　'),
      },
      {
        label: '办理时限',
        words:
          [
            facts.limitDays === null ? '' : `${facts.limitDays} 个工作日`,
            facts.dueAt === null ? '' : `应于 ${minute(facts.dueAt)} 前办结`,
          ]
            .filter(Boolean)
            .join('，') || '未定',
      },
      { label: '发出时情况', words: `${lights[facts.light]}${over}` },
      { label: '此前催办', words: history.length === 0 ? '无' : history.join('\n') },
      ...(detail.exception === null ? [] : [{ label: '破例理由', words: detail.exception }]),
      { label: '督办要求', words: detail.text ?? '' },
      { label: '回复要求', words: firstLimit(detail, minute) },
    ],
    signature: [`签发：${signer}　${ranks[issuedBy.as]}`, `${day(detail.issuedAt)}`],
    laterTitle: '回复和办理',
    later: [
      ...detail.replies.flatMap((reply): PaperRow[] => {
        const judged = reply.judged
          ? `\n${reply.judged.as === 'noted' ? '已确认' : '已退回'}：${reply.judged.by}　${minute(reply.judged.at)}${reply.judged.text ? `　${reply.judged.text}` : ''}`
          : '';
        const promised = reply.promisedOn ? `\n承诺完成：${chineseDay(reply.promisedOn)}` : '';
        const late = reply.inTime === false ? '（逾期回复）' : '';
        const files = reply.files.length > 0 ? `\n附件 ${reply.files.length} 个，见平台` : '';
        return [
          {
            label: reply.kind === 'plan' ? '回复' : '进展',
            words: `${reply.by}　${minute(reply.at)}${late}${reply.text ? `\n${reply.text}` : ''}${promised}${files}${judged}`,
          },
        ];
      }),
      ...(detail.end
        ? [
            {
              label: detail.state === 'lapsed' ? '失效' : '解除',
              words:
                detail.state === 'lapsed'
                  ? `${minute(detail.end.at)}　督办的工作已经结束，本单自行失效`
                  : `${detail.end.by ?? ''}　${minute(detail.end.at)}${detail.end.text ? `\n${detail.end.text}` : ''}`,
            },
          ]
        : []),
    ],
    foot: `本单由服务管家平台生成，以平台记录为准。打印：${by}　${minute(printedAt.toISOString())}`,
    printedAt,
  };
}

const firstLimit = (detail: SupervisionDetail, minute: (moment: string) => string): string =>
  detail.firstReplyDueAt === null
    ? ''
    : `请于 ${minute(detail.firstReplyDueAt)} 前在平台书面回复整改计划和完成日期；逾期未回复的，记入督办记录。`;

function subjectWords({ subject }: SupervisionDetail): string {
  if (subject.node) return `项目节点 ${subject.node.code} ${subject.node.name}`;
  const title = subject.matter?.title ?? '（内容不在打印人的范围内）';
  const whole = subject.kind === 'matter' ? '（整个事项）' : '';
  return `${title}${whole}\n编号 ${subject.matter?.number ?? ''}`;
}

/** 2026年3月9日 */
function chineseDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function timeOf({ utcOffsetMinutes }: WorkingCalendar, moment: Date): string {
  return new Date(moment.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(11, 16);
}
