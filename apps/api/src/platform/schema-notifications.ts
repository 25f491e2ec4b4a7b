import type { ColumnType } from 'kysely';

type Moment = ColumnType<Date, Date | string, Date | string>;

export interface NotificationPreferenceTable {
  account_id: string;
  muted: string[];
  quiet_from: string | null;
  quiet_to: string | null;
  quiet_rest_days: boolean;
  updated_at: Moment;
}

export interface NotificationTables {
  notification_preference: NotificationPreferenceTable;
}
