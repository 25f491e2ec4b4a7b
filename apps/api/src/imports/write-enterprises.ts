import { sizeOf } from '@guanjia/core/enterprises';
import type { ResolvedRow } from '@guanjia/core/imports';
import { type EnterpriseEntry, enterEnterprises } from '../enterprises/index.ts';
import { inPortions, type Writing, type Written } from './writing.ts';

export async function writeEnterprises(
  rows: readonly ResolvedRow<'enterprises'>[],
  writing: Writing,
): Promise<Written> {
  const { tx, principal, at, runId } = writing;
  await inPortions(rows, writing, async (portion) => {
    await enterEnterprises(
      tx,
      principal,
      portion.map((row) => entryOf(row, runId)),
      at,
    );
  });
  return { written: rows.length, unchanged: 0, notes: [] };
}

function entryOf({ number, values, resolved }: ResolvedRow<'enterprises'>, runId: string): EnterpriseEntry {
  const {
    uscc,
    station: _station,
    butler: _butler,
    aboveScale,
    chainLeader,
    registrationStatus,
    creditRisk,
    shareholders,
    qualifications,
    contactName,
    contactPhone,
    contactTitle,
    ...profile
  } = values;
  return {
    enterprise: {
      ...profile,
      uscc: uscc.code,
      aboveScale: aboveScale ?? false,
      chainLeader: chainLeader ?? false,
      registrationStatus: registrationStatus ?? 'in-business',
      creditRisk: creditRisk ?? 'unknown',
      shareholders: shareholders ?? [],
      sizeClass: sizeClassOf(profile),
      stationId: resolved.stationId,
      butlerId: resolved.butlerId,
    },
    contact: contactName === null ? null : { name: contactName, phone: contactPhone, title: contactTitle },
    qualifications: (qualifications ?? []).map(({ kind, name, grantedOn, expiresOn }) => ({
      kind,
      name,
      granted_on: grantedOn,
      expires_on: expiresOn,
      certificate_no: null,
      source: '导入',
    })),
    origin: { importId: runId, row: number },
  };
}

/** Judged from the figures given; unknown where they do not settle it. */
function sizeClassOf(profile: {
  industryCode: string | null;
  staffCount: number | null;
  revenueWan: number | null;
  assetsWan: number | null;
}) {
  if (profile.industryCode === null) return null;
  const judgement = sizeOf(profile.industryCode, profile);
  return judgement.known ? judgement.size : null;
}
