import { conditionSchema, type Condition } from '@tendril/condition';
import { getRouteApi } from '@tanstack/react-router';
import type { LeadSort, LeadsSearch } from './leads-search.ts';

const route = getRouteApi('/leads');

/** What the address asks for, and how to ask for something else. */
export interface AskedLeads {
  search: LeadsSearch;
  /** Null where the address has none, or one nobody can read. */
  condition: Condition | null;
  isFiltered: boolean;
  /** Begins at the first page again. Undefined takes a filter away; `replace` leaves no step for the back button. */
  ask: (change: Change, how?: { replace: boolean }) => void;
  goToPage: (page: number) => void;
  sortBy: (sort: LeadSort, order: 'up' | 'down') => void;
  /** Takes all filters away; the order stays. */
  askForAll: () => void;
}

type Change = { [Key in keyof Omit<LeadsSearch, 'page'>]: LeadsSearch[Key] | undefined };

/** The list's filters, order and page, kept in the address. */
export function useLeadsSearch(): AskedLeads {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { page: _page, sort, order, ...filters } = search;
  const read = conditionSchema.safeParse(search.condition);
  const go = (to: Change & { page?: number | undefined }, replace = false): void => {
    void navigate({ search: withoutEmpty(to), replace, resetScroll: false });
  };
  return {
    search,
    condition: read.success ? read.data : null,
    isFiltered: Object.keys(filters).length > 0,
    ask: (change, { replace } = { replace: false }) => go({ ...filters, sort, order, ...change }, replace),
    goToPage: (page) => void navigate({ search: withoutEmpty({ ...search, page: page > 1 ? page : undefined }) }),
    sortBy: (column, towards) => {
      const isUsual = column === 'newest' && towards === 'down';
      go({ ...filters, ...(isUsual ? {} : { sort: column, order: towards }) });
    },
    askForAll: () => go({ sort, order }),
  };
}

function withoutEmpty(search: Change & { page?: number | undefined }): LeadsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}
