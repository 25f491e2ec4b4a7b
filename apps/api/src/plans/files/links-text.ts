import type { PlanLink } from '@guanjia/core/schedule';

const form = /^(.+?)(FS|SS|FF|SF)?([+-]\d{1,5})?(wd|d|个工作日|工作日|天)?$/i;

/** `A3; B1SS+2d`: what must come before, after its end (FS) or its beginning (SS), d calendar and wd working days. */
export function linksFromText(text: string, isId: (id: string) => boolean): PlanLink[] | string {
  const links: PlanLink[] = [];
  for (const raw of text.split(/[;；,，、]/)) {
    const word = raw.trim();
    if (word === '') continue;
    if (isId(word)) {
      links.push({ from: word, kind: 'finishToStart', lag: 0, lagUnit: 'workingDay' });
      continue;
    }
    const found = form.exec(word);
    const [, from = '', kind = 'FS', lag = '0', unit = 'wd'] = found ?? [];
    const known = kind.toUpperCase();
    if (!found || (known !== 'FS' && known !== 'SS')) {
      return `前置节点“${word}”读不懂：写作 A3、A3FS+2d 或 A3SS-1wd（只支持 FS 和 SS）`;
    }
    links.push({
      from: from.trim(),
      kind: known === 'SS' ? 'startToStart' : 'finishToStart',
      lag: Number(lag),
      lagUnit: /^(d|天)$/i.test(unit) ? 'calendarDay' : 'workingDay',
    });
  }
  return links;
}

export function textFromLinks(links: readonly PlanLink[]): string {
  return links
    .map(({ from, kind, lag, lagUnit }) => {
      const type = kind === 'startToStart' ? 'SS' : 'FS';
      if (lag === 0) return kind === 'finishToStart' ? from : `${from}${type}`;
      return `${from}${type}${lag > 0 ? '+' : ''}${lag}${lagUnit === 'calendarDay' ? 'd' : 'wd'}`;
    })
    .join('; ');
}
