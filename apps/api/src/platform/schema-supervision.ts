import type {
  NoticeKind,
  Rank,
  SupervisedKind,
  SupervisionFacts,
  SupervisionKind,
  SupervisionState,
} from '@guanjia/core/supervision';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** date: 'YYYY-MM-DD'. */
type Day = string;

interface SupervisionNumberTable {
  kind: NoticeKind;
  year: number;
  last: number;
}

export interface SupervisionTable {
  id: string;
  kind: SupervisionKind;
  number_year: number | null;
  number_in_year: number | null;
  subject_kind: SupervisedKind;
  matter_id: string | null;
  assignment_id: string | null;
  project_id: string | null;
  node_id: string | null;
  subject_id: GeneratedAlways<string>;
  office_id: string | null;
  butler_id: string | null;
  facts: ColumnType<SupervisionFacts, string, never>;
  demand_text_id: string | null;
  exception_text_id: string | null;
  issued_by: string;
  issued_as: Rank;
  covered_for: string | null;
  issued_at: Moment;
  issued_on: Day;
  state: SupervisionState;
  reply_due_at: MaybeMoment;
  next_at: MaybeMoment;
  unanswered_at: MaybeMoment;
  first_due_at: MaybeMoment;
  first_replied_at: MaybeMoment;
  promised_on: Day | null;
  ended_at: MaybeMoment;
  ended_by: string | null;
  end_text_id: string | null;
  version: Generated<number>;
}

interface SupervisionReplyTable {
  id: string;
  supervision_id: string;
  kind: 'plan' | 'progress';
  text_id: string | null;
  promised_on: Day | null;
  in_time: boolean | null;
  replied_by: string;
  replied_at: Moment;
  device_at: MaybeMoment;
  judged: 'returned' | 'noted' | null;
  judged_by: string | null;
  judged_at: MaybeMoment;
  judged_text_id: string | null;
}

interface SupervisionFileTable {
  attachment_id: string;
  supervision_id: string;
  reply_id: string | null;
  position: number;
}

export interface SupervisionTables {
  supervision: SupervisionTable;
  supervision_number: SupervisionNumberTable;
  supervision_reply: SupervisionReplyTable;
  supervision_file: SupervisionFileTable;
}
