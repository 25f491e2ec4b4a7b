import type { ChangeFault, ReportFault, TemplateFault } from '@guanjia/core/plans';
import { Problem } from '../platform/problems.ts';

type AnyFault = ChangeFault | TemplateFault;

const said: Record<Exclude<AnyFault['kind'], 'cycle' | 'unknownPredecessor' | 'duplicateLink'>, string> = {
  duplicateId: '编号重复，请改用另一个',
  takenCode: '编号已用过（也许属于删去的节点），请改用另一个',
  selfLink: '不能以自己为前置节点',
  badDuration: '天数须为 0 至 40000 的整数',
  badLag: '间隔天数须为整数',
  badDay: '日期无效，写作 2026-01-05',
  endWithoutStart: '有完成日期而没有开始日期',
  endBeforeStart: '完成日期早于开始日期',
  actualInFuture: '实际日期不能晚于今天',
  startsBeforeProject: '不能早于计划的开始日期',
  unknownStage: '所属阶段不在模板里',
  unknownCondition: '所用的条件不在模板里',
  orphan: '前后都没有节点，会悬空。请给它前置或后续节点，或一并删去',
  unreachable: '从第一个节点走不到这里。请给它前置节点',
  unknownNode: '计划里没有这个节点，请刷新后再试',
  alreadyBegun: '已经开始，不能删去；可以报送完成或更正',
  remainderInUnit: '已按原单位报过还需几天，单位不能改。请先报送一次进度，“还需几天”留空，再改单位',
  unknownLink: '没有这条前置关系，请刷新后再试',
};

/** A fault of a plan in words, with the nodes named: what stands in the way and what to do. */
export function sayFault(fault: AnyFault, nameOf: (code: string) => string): string {
  const name = (code: string): string => {
    const known = nameOf(code);
    return known === code ? code : `${code} ${known}`;
  };
  switch (fault.kind) {
    case 'cycle':
      return `前置关系绕成了圈：${[...fault.nodes, fault.nodes[0] ?? ''].map(name).join(' → ')}。请去掉其中一条`;
    case 'unknownPredecessor':
      return `${name(fault.node)} 的前置节点 ${fault.predecessor} 不存在`;
    case 'duplicateLink':
      return `${name(fault.node)} 与前置节点 ${name(fault.predecessor)} 的关系写了两次`;
    default:
      return `${name(fault.node)}：${said[fault.kind]}`;
  }
}

const nodesOf = (fault: AnyFault): readonly string[] => (fault.kind === 'cycle' ? fault.nodes : [fault.node]);

/** Refuses what can't be scheduled; every fault is told, with its nodes. */
export function refuseFaults(
  faults: readonly AnyFault[],
  path: string,
  nameOf: (code: string) => string,
): void {
  if (faults.length === 0) return;
  throw new Problem('invalid-request', {
    detail: '计划有矛盾，没有保存。请按 errors 的提示改正。',
    errors: faults.slice(0, 50).map((fault) => ({ path, message: sayFault(fault, nameOf) })),
    extensions: { nodes: [...new Set(faults.flatMap(nodesOf))] },
  });
}

const reportWords: Record<ReportFault, readonly [path: string, message: string]> = {
  inFuture: ['on', '不能晚于今天'],
  alreadyBegun: ['kind', '这个节点已经报过开始；要改日期请用更正'],
  notBegun: ['kind', '这个节点还没有报开始，请先报开始'],
  alreadyDone: ['kind', '这个节点已经完成；要改请用更正'],
  endBeforeStart: ['on', '完成日期早于开始日期'],
  endWithoutStart: ['actualStart', '有完成日期就要有开始日期'],
  startsBeforeProject: ['on', '早于计划的开始日期'],
};

export function refuseReport(fault: ReportFault): never {
  const [path, message] = reportWords[fault];
  throw new Problem('invalid-request', { errors: [{ path, message }] });
}
