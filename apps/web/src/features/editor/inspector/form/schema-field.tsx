import { ConditionField } from '../condition/condition-field.tsx';
import { EmailContentField } from '../email/email-content-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { DurationField } from './duration-field.tsx';
import { EmailStepField } from './email-step-field.tsx';
import { EventFilterField } from './event-filter-field.tsx';
import type { FieldProps } from './field-props.ts';
import { GroupField } from './group-field.tsx';
import { fieldKindOf } from './json-schema.ts';
import { ListField } from './list-field.tsx';
import { NameField } from './name-field.tsx';
import { NullableField } from './nullable-field.tsx';
import { NumberField } from './number-field.tsx';
import { ScalarField } from './scalar-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { TextField } from './text-field.tsx';
import { UnionField } from './union-field.tsx';
import { WeekdaysField } from './weekdays-field.tsx';
import { WordsField } from './words-field.tsx';

/** The field for one setting, found by its schema alone. */
export function SchemaField(props: FieldProps) {
  switch (fieldKindOf(props.schema)) {
    case 'condition':
      return <ConditionField {...props} />;
    case 'emailContent':
      return <EmailContentField {...props} />;
    case 'eventFilter':
      return <EventFilterField {...props} />;
    case 'name':
      return <NameField {...props} />;
    case 'emailStep':
      return <EmailStepField {...props} />;
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
      return <ChoiceField {...props} />;
    case 'words':
      return <WordsField {...props} />;
    case 'number':
      return <NumberField {...props} />;
    case 'switch':
      return <SwitchField {...props} />;
    case 'none':
      return null;
  }
}
