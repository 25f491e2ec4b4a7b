import type { MatterDetail } from '@guanjia/core/matters';
import { CallLink } from '../../../ui/contact-row.tsx';
import { Face } from '../../../ui/face.tsx';
import { type Texts, useTexts } from '../../../ui/use-texts.ts';
import { endedStatuses } from '../stations.ts';

/** Who has the matter now: the office in the lead while it works, else the butler. */
function holderOf(t: Texts, matter: MatterDetail): { name: string; note: string; phone: string | null } {
  const butler = {
    name: matter.butler.name,
    note: endedStatuses.has(matter.status) ? t('matter.holder.was') : t('matter.holder.butler'),
    phone: matter.butler.phone,
  };
  if (matter.status !== 'handling' && matter.status !== 'rectifying') return butler;
  const open = matter.assignments.filter((a) => a.status === 'assigned' || a.status === 'signed');
  const lead = open.find((a) => a.role === 'lead') ?? open[0];
  if (!lead) return butler;
  if (lead.handler) {
    return {
      name: lead.handler.name,
      note: t('matter.holder.office', { office: lead.office.name }),
      phone: lead.handler.phone ?? lead.office.phone,
    };
  }
  return { name: lead.office.name, note: t('matter.holder.assigned'), phone: lead.office.phone };
}

export function Holder({ matter }: { matter: MatterDetail }) {
  const t = useTexts();
  const holder = holderOf(t, matter);
  return (
    <div className="holder">
      <Face name={holder.name} size="m" />
      <div className="grow">
        <p className="title">{holder.name}</p>
        <p className="muted">{holder.note}</p>
      </div>
      <CallLink name={holder.name} phone={holder.phone} />
    </div>
  );
}
