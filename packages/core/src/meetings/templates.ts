import type { MeetingKind } from './statuses.ts';

/** What a template may name; anything else in braces stays as it is written. */
export const templateFields = ['title', 'time', 'place', 'present', 'absent', 'agenda', 'carried'] as const;
export type TemplateField = (typeof templateFields)[number];

/** The form of the minutes that the platform brings (Markdown); a zone writes its own. */
export const shippedTemplates: Record<MeetingKind, string> = {
  'on-site': `# {title}

**时间**：{time}

**地点**：{place}

**到会**：{present}

**请假**：{absent}

## 现场情况

## 议题

{agenda}

## 会议议定

（逐条写明事项、责任单位和时限）`,
  joint: `# {title}

**时间**：{time}

**地点**：{place}

**到会**：{present}

**请假**：{absent}

## 上次议定事项落实情况

{carried}

## 议题

{agenda}

## 会议议定

（逐条写明事项、责任单位和时限）`,
  thematic: `# {title}

**时间**：{time}

**地点**：{place}

**到会**：{present}

**请假**：{absent}

## 议题与讨论

{agenda}

## 会议议定

（逐条写明事项、责任单位和时限）`,
};

/** A template with what the meeting is; an empty field is said to be so. */
export function fillTemplate(template: string, values: Record<TemplateField, string>): string {
  return template.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => {
    if (!(templateFields as readonly string[]).includes(name)) return whole;
    return values[name as TemplateField] || '无';
  });
}
