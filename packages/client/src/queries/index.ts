export {
  absenceListOptions,
  absenteesOptions,
  coverChoicesOptions,
  useEndAbsence,
  useEnterAbsence,
} from './absences.ts';
export { useAct } from './act.ts';
export type { AccountAct, AccountWithPassword } from './administration.ts';
export {
  accountListOptions,
  accountOptions,
  accountSessionsOptions,
  roleScopeOptions,
  settingListOptions,
  signInListOptions,
  useAccountAct,
  useChangePassword,
  useChangeSettings,
  useCreateAccount,
  useResetPassword,
} from './administration.ts';
export { anchorListOptions, auditJournalOptions, useVerifyJournal } from './audit.ts';
export {
  calendarOptions,
  calendarVersionOptions,
  calendarVersionsOptions,
  useChangeDays,
  usePublishCalendar,
} from './calendar.ts';
export {
  catalogueTypesOptions,
  typeHistoryOptions,
  useCreateType,
  useDiscardTypeDraft,
  useOfferType,
  usePublishType,
  useRemoveType,
  useSaveTypeDraft,
} from './catalogue.ts';
export { codeListOptions, codeTableListOptions, useSwitchCode } from './code-tables.ts';
export { enterpriseListOptions, enterpriseOptions, useChangeEnterprise } from './enterprises.ts';
export { exportFileUrl, exportListOptions, useDecideExport, useRequestExport } from './exports.ts';
export { saveFile, type UploadedFile, uploadAttachment } from './files.ts';
export {
  articleOptions,
  articleVersionOptions,
  besideOptions,
  handbookOptions,
  useCreateArticle,
  usePerformOnArticle,
  useRetireArticle,
  useWriteDraft,
} from './handbook.ts';
export {
  importFaultsOptions,
  importListOptions,
  importOptions,
  useCommitImport,
  useDiscardImport,
  useUploadImport,
} from './imports.ts';
export type { ActionBody, BulkBody, MatterFilter, RaiseBody } from './matters.ts';
export {
  bulkOffersOptions,
  firmViewOptions,
  likelySameOptions,
  likeMattersOptions,
  matterListOptions,
  matterOptions,
  matterTypesOptions,
  pledgesOptions,
  queueCountsOptions,
  reusableMaterialsOptions,
  useBulkAction,
  useMatterAction,
  useRaiseMatter,
} from './matters.ts';
export {
  type NotificationFilter,
  notificationGroupsOptions,
  notificationPreferencesOptions,
  notificationsOfOptions,
  useReadNotifications,
  useSavePreferences,
  useUnread,
} from './notifications.ts';
export {
  allButlersOptions,
  allOfficesOptions,
  butlerListOptions,
  escalationLadderOptions,
  leadingGroupCandidatesOptions,
  organisationOptions,
  stewardshipListOptions,
  useBulkHandover,
  useEveryCharge,
  useHandover,
} from './organisation.ts';
export { overviewOptions } from './overview.ts';
export type { FilterOf, ListPage } from './pages.ts';
export { pagesOf } from './pages.ts';
export {
  baselinesOptions,
  bundlesOptions,
  monthsOptions,
  nodeReportsOptions,
  openedBundlesOptions,
  planOptions,
  projectFilesOptions,
  templateOptions,
  templatesOptions,
} from './plans.ts';
export { projectHistoryOptions, projectListOptions, projectOptions } from './projects.ts';
export { ratingLinkOptions, useIssueRatingLink, useRateByLink } from './rating-links.ts';
export { type RecordWrite, useRecordWrite } from './records.ts';
export { type RectificationFilter, rectificationListOptions } from './rectifications.ts';
export {
  isFailedSignIn,
  needsCode,
  ownSessionsOptions,
  ownSignInsOptions,
  passwordRulesOptions,
  secondFactorOptions,
  useBeginSecondFactor,
  useConfirmSecondFactor,
  useEndSecondFactor,
  useEndSession,
  useRefreshSession,
} from './security.ts';
export { sessionOptions, useSessionLapsed, useSignIn, useSignOut, zoneOptions } from './session.ts';
export { planMeasuresOptions, ratingStatisticsOptions, timeSavedOptions } from './statistics.ts';
export {
  type SupervisionAct,
  type SupervisionFilter,
  supervisableOptions,
  supervisionLightsOptions,
  supervisionListOptions,
  supervisionOptions,
  supervisionRecordOptions,
  supervisionsOnMeOptions,
  useActOnSupervision,
  useIssueSupervision,
  useUrgeMany,
} from './supervisions.ts';
export {
  useChangeView,
  useCreateView,
  useListPreference,
  useRemoveView,
  viewsOptions,
} from './views.ts';
