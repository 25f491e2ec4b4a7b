import { sizeOf } from '@guanjia/core/enterprises';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { INDUSTRY_KINDS, type IndustryKind } from './industry-kinds.ts';
import { brandName, demoUscc, mobilePhone, personName } from './names.ts';
import type { Butler, Organisation } from './organisation.ts';
import { insertAll, type People, type Person, scope } from './people.ts';
import type { Random } from './random.ts';
import { tieTo } from './ties.ts';

/** The figure of the description: 115 规上企业, so that each of the 23 enterprise butlers has five. */
const ENTERPRISES = 115;

export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly butler: Butler;
  readonly contact: Person;
  readonly industryCode: string;
  readonly product: string;
}

/** Every round begins elsewhere in the list, so that the firms of one butler are of different trades. */
function kindOf(n: number): IndustryKind {
  const round = Math.floor(n / INDUSTRY_KINDS.length);
  return INDUSTRY_KINDS[(n + round * 7) % INDUSTRY_KINDS.length] as IndustryKind;
}

const DAY_MS = 86_400_000;
const isoDay = (at: Date): string => at.toISOString().slice(0, 10);

export async function buildFirms(
  tx: Tx,
  { organisation, people, random, since }: Ground,
): Promise<readonly Firm[]> {
  const { enterpriseButlers } = organisation;
  const firms = Array.from({ length: ENTERPRISES }, (_, n): Firm => {
    const kind = kindOf(n);
    const brand = brandName(n);
    const id = newId(since.getTime());
    const username = n === 0 ? 'firm' : `firm-${String(n + 1).padStart(3, '0')}`;
    return {
      id,
      name: `示例${brand}${kind.suffix}有限公司`,
      shortName: `示例${brand}`,
      butler: enterpriseButlers[n % enterpriseButlers.length] as Butler,
      contact: people.add(username, [scope('enterprise-administrator', { enterpriseId: id })]),
      industryCode: kind.code,
      product: kind.product,
    };
  });
  await people.saveAccounts(tx);
  const rows = firms.map((firm, n) => profileOf(firm, n, random, since));
  await insertAll(tx, 'enterprise', rows);
  await insertAll(tx, 'stewardship', tieTo('enterprise', firms, enterpriseButlers, random, since));
  await insertAll(
    tx,
    'enterprise_contact',
    firms.flatMap((firm, n) => contactsOf(firm, n, random, since)),
  );
  await insertAll(
    tx,
    'enterprise_qualification',
    firms.flatMap((firm) => qualificationsOf(firm, random, since)),
  );
  return firms;
}

export interface Ground {
  readonly organisation: Organisation;
  readonly people: People;
  readonly random: Random;
  /** When the demo's past begins. */
  readonly since: Date;
  /** The present. */
  readonly now: Date;
}

function profileOf(firm: Firm, n: number, random: Random, since: Date) {
  const kind = kindOf(n);
  const staff = Math.round(20 + 900 * random.next() ** 2.2);
  // Above scale means at least 20 million yuan of main business a year, for industry.
  const revenue = Math.round(2_100 + staff * random.int(45, 160) * random.next());
  const assets = Math.round(revenue * (0.6 + random.next()));
  const capital = random.pick([500, 1_000, 2_000, 3_000, 5_000, 8_000, 10_000]);
  const size = sizeOf(kind.code, { staffCount: staff, revenueWan: revenue, assetsWan: assets });
  const founded = new Date(since.getTime() - random.int(900, 8_000) * DAY_MS);
  return {
    id: firm.id,
    name: firm.name,
    short_name: firm.shortName,
    uscc: demoUscc(n + 1),
    uscc_exception_reason: null,
    station_id: firm.butler.station.id,
    above_scale: true,
    active_since: since,
    legal_representative: personName(400 + n),
    registered_capital_wan: capital,
    paid_in_capital_wan: Math.round(capital * random.pick([1, 1, 0.8, 0.6])),
    founded_on: isoDay(founded),
    industry_code: kind.code,
    division_code: '610400-GX',
    industry_chain: kind.chain,
    chain_leader: n < 6,
    address: `示例高新区示例${random.pick(['一', '二', '三', '四', '五'])}路 ${random.int(1, 98)} 号`,
    plot: `示例地块 ${String.fromCharCode(65 + (n % 8))}-${String(random.int(1, 40)).padStart(2, '0')}`,
    premises: random.pick(['自有厂房', '租赁标准厂房', '自有厂房与办公楼']),
    staff_count: staff,
    revenue_wan: revenue,
    assets_wan: assets,
    size_class: size.known ? size.size : null,
    invention_patents: random.int(0, 18),
    utility_patents: random.int(0, 60),
    design_patents: random.int(0, 9),
    software_copyrights: kind.code === '65' ? random.int(5, 60) : random.int(0, 6),
    trademarks: random.int(0, 12),
    shareholders: JSON.stringify([
      { name: personName(400 + n), percent: 60 },
      { name: `示例${brandName(n)}投资合伙企业`, percent: 40 },
    ]),
    listing_market: null,
    listing_code: null,
    credit_risk: n % 57 === 40 ? ('abnormal-operation' as const) : ('none' as const),
    introduction: `演示数据。主要产品：${kind.product}。`,
    created_at: since,
    updated_at: since,
  };
}

function contactsOf(firm: Firm, n: number, random: Random, since: Date) {
  const base = { enterprise_id: firm.id, created_at: since };
  const second = {
    ...base,
    id: newId(since.getTime()),
    account_id: null,
    name: personName(520 + n),
    phone: mobilePhone(5_000 + n),
    title: random.pick(['生产副总', '财务经理', '安环部长', '行政主管']),
    level: 'contact' as const,
  };
  return [
    {
      ...base,
      id: newId(since.getTime()),
      account_id: firm.contact.accountId,
      name: firm.contact.name,
      phone: firm.contact.phone,
      title: random.pick(['办公室主任', '总经理助理', '行政总监']),
      level: 'administrator' as const,
    },
    ...(random.chance(0.6) ? [second] : []),
  ];
}

const HONOURS = [
  { kind: 'high-tech', name: '高新技术企业', share: 0.45, years: 3 },
  { kind: 'tech-sme', name: '科技型中小企业', share: 0.4, years: 1 },
  { kind: 'specialised', name: '省级专精特新中小企业', share: 0.2, years: 3 },
  { kind: 'little-giant', name: '专精特新“小巨人”企业', share: 0.05, years: 3 },
  { kind: 'technology-centre', name: '市级企业技术中心', share: 0.1, years: 3 },
] as const;

function qualificationsOf(firm: Firm, random: Random, since: Date) {
  return HONOURS.filter((honour) => random.chance(honour.share)).map((honour) => {
    const granted = new Date(since.getTime() + random.int(-500, 200) * DAY_MS);
    const expires = new Date(granted.getTime() + honour.years * 365 * DAY_MS);
    return {
      id: newId(since.getTime()),
      enterprise_id: firm.id,
      kind: honour.kind,
      name: honour.name,
      certificate_no: `示例-${random.int(100_000, 999_999)}`,
      granted_on: isoDay(granted),
      expires_on: isoDay(expires),
      source: '演示数据',
    };
  });
}
