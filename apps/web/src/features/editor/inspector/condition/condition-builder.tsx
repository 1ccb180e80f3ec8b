import '@mantine/dates/styles.css';
import { QueryBuilderMantine } from '@react-querybuilder/mantine';
import { fieldsRead, type Condition } from '@tendril/condition';
import { canonicalJson } from '@tendril/journey';
import { useRef, useState } from 'react';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { useEditor } from '../../state/editor-context.ts';
import { inWords } from '../form/json-schema.ts';
import classes from './condition-builder.module.css';
import { ConditionAction } from './condition-action.tsx';
import { ConditionValue } from './condition-value.tsx';
import { conditionOf, operatorsFor, queryOf, valueFor } from './query-of.ts';
import { fieldTitles, operatorWords } from './words.ts';

interface ConditionBuilderProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  /** Told what is missing while it is no condition yet. */
  onFault: (message: string) => void;
}

const combinators = [
  { name: 'and', label: 'All of these hold' },
  { name: 'or', label: 'Any of these holds' },
];

const words = {
  addRule: { label: 'Add condition', title: 'Add condition' },
  addGroup: { label: 'Add group', title: 'Add group' },
  removeRule: { label: '×', title: 'Remove condition' },
  removeGroup: { label: '×', title: 'Remove group' },
  notToggle: { label: 'Not', title: 'The opposite' },
};

const looks = {
  queryBuilder: classes.builder ?? '',
  ruleGroup: classes.group ?? '',
  header: classes.header ?? '',
  rule: classes.rule ?? '',
  body: classes.body ?? '',
};

/** Puts conditions together. What is incomplete stays here until it is a condition. */
export function ConditionBuilder({ condition, onChange, onFault }: ConditionBuilderProps) {
  const { fields } = useEditor();
  const [query, setQuery] = useState(() => queryOf(condition));
  const told = useRef(query);
  // Fields no lead has yet can be asked for all the same.
  const [names] = useState(() => [...new Set([...fields.map((name) => `lead.${name}`), ...ownFields(condition)])]);
  const change = (next: RuleGroupType): void => {
    setQuery(next);
    const read = conditionOf(next);
    // The builder also tells of changes to itself, such as the ids it gives.
    if (canonicalJson(read) === canonicalJson(conditionOf(told.current))) return;
    told.current = next;
    if (read.ok) onChange(read.condition);
    else onFault(read.message);
  };
  return (
    <QueryBuilderMantine>
      <QueryBuilder
        query={query}
        onQueryChange={change}
        fields={[
          ...fieldTitles,
          {
            label: 'Fields',
            options: names.map((name) => ({ name, label: inWords(name.slice(name.indexOf('.') + 1)) })),
          },
        ]}
        combinators={combinators}
        showNotToggle
        getOperators={(field) =>
          operatorsFor(field).map((name) => ({ name, label: operatorWords[name] ?? inWords(name) }))
        }
        getDefaultValue={({ field, operator }) => valueFor(field, operator)}
        resetOnOperatorChange
        controlElements={{ valueEditor: ConditionValue, actionElement: ConditionAction }}
        controlClassnames={looks}
        translations={words}
      />
    </QueryBuilderMantine>
  );
}

function ownFields(condition: Condition): string[] {
  const common = new Set(fieldTitles.flatMap(({ options }) => options.map(({ name }) => name)));
  return fieldsRead(condition).filter((name) => !common.has(name));
}
