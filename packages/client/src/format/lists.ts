import { isChinese } from './language.ts';

/** 甲、乙、丙 · a, b, c */
export function formatList(parts: readonly string[]): string {
  return parts.join(isChinese() ? '、' : ', ');
}

/** Clauses of one sentence: 甲，乙 · a, b */
export function formatClauses(clauses: readonly string[]): string {
  return clauses.join(isChinese() ? '，' : ', ');
}

/** Statements beside one another: 甲；乙 · a; b */
export function formatStatements(statements: readonly string[]): string {
  return statements.join(isChinese() ? '；' : '; ');
}

/** What follows a word in brackets: 名称（选填） · Name (optional) */
export function formatAside(text: string): string {
  return isChinese() ? `（${text}）` : ` (${text})`;
}

/** 理由：不归本局 · Reason: not ours */
export function formatLabelled(label: string, text: string): string {
  return isChinese() ? `${label}：${text}` : `${label}: ${text}`;
}

/** Short sentences after one another: 甲。乙 · A. B */
export function formatSentences(sentences: readonly string[]): string {
  return sentences.join(isChinese() ? '。' : '. ');
}

/** An office with its part: 城管局主办 · 城管局 (Lead) */
export function formatWithPart(name: string, part: string): string {
  if (part === '' || isChinese()) return name + part;
  return `${name} (${part})`;
}
