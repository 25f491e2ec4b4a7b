import { allOfficesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';

interface OfficeCodesSelectProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
}

/** Departments and utilities by their codes, the leading one first; never a station. */
export function OfficeCodesSelect(field: OfficeCodesSelectProps) {
  const offices = useQuery(allOfficesOptions({ active: true }));
  return (
    <Select<string[]>
      {...field}
      mode="multiple"
      maxCount={8}
      loading={offices.isPending}
      optionFilterProp="label"
      options={(offices.data ?? [])
        .filter((office) => office.kind !== 'station')
        .map((office) => ({ value: office.code, label: office.name }))}
    />
  );
}
