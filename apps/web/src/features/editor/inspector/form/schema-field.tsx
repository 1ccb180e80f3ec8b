import { NumberInput, Select, Switch, TagsInput } from '@mantine/core';
import { ConditionField } from '../condition/condition-field.tsx';
import { EmailContentField } from '../email/email-content-field.tsx';
import { DurationField } from './duration-field.tsx';
import type { FieldProps } from './field-props.ts';
import { GroupField } from './group-field.tsx';
import { fieldKindOf, inWords } from './json-schema.ts';
import { ListField } from './list-field.tsx';
import { NullableField } from './nullable-field.tsx';
import { repliesMean } from './replies-mean.ts';
import { ScalarField } from './scalar-field.tsx';
import { TextField } from './text-field.tsx';
import { UnionField } from './union-field.tsx';
import { WeekdaysField } from './weekdays-field.tsx';

/** The field for one setting, found by its schema alone. */
export function SchemaField(props: FieldProps) {
  const { schema, name, value, onChange } = props;
  const label = schema.title ?? inWords(name);
  switch (fieldKindOf(schema)) {
    case 'condition':
      return <ConditionField {...props} />;
    case 'emailContent':
      return <EmailContentField {...props} />;
    case 'duration':
      return <DurationField {...props} />;
    case 'weekdays':
      return <WeekdaysField {...props} />;
    case 'union':
      return <UnionField {...props} />;
    case 'nullable':
      return <NullableField {...props} />;
    case 'scalar':
      return <ScalarField {...props} />;
    case 'list':
      return <ListField {...props} />;
    case 'group':
      return <GroupField {...props} />;
    case 'text':
      return <TextField {...props} />;
    case 'choice':
      return (
        <Select
          label={label}
          data={(schema.enum ?? []).map((one) => ({ value: String(one), label: inWords(String(one)) }))}
          value={typeof value === 'string' ? value : null}
          onChange={(chosen) => chosen !== null && onChange(chosen)}
          allowDeselect={false}
        />
      );
    case 'words':
      return (
        <TagsInput
          label={name === 'intents' ? 'The reply means' : label}
          data={name === 'intents' ? [...repliesMean] : []}
          renderOption={({ option }) => inWords(option.value)}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={label}
          {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
          {...(schema.maximum === undefined ? {} : { max: schema.maximum })}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
        />
      );
    case 'switch':
      return (
        <Switch label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case 'none':
      return null;
  }
}
