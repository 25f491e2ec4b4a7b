/** The lists that people keep views of, and the columns that each can show; screens and exports go by the same keys. */
export const listColumns = {
  matters: [
    'light',
    'title',
    'subject',
    'office',
    'butler',
    'status',
    'due',
    'updated',
    'type',
    'station',
    'mode',
    'created',
    'closed',
    'rating',
  ],
  enterprises: ['name', 'industry', 'size', 'station', 'butler', 'phone', 'address', 'active'],
  projects: [
    'name',
    'stage',
    'light',
    'progress',
    'ends',
    'invested',
    'plan',
    'station',
    'butler',
    'phone',
    'address',
    'year',
    'active',
  ],
  butlers: ['name', 'kind', 'station', 'load', 'phone'],
} as const;

export type ListName = keyof typeof listColumns;
export const listNames = Object.keys(listColumns) as [ListName, ...ListName[]];
