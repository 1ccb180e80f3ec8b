import { Select, Stack } from '@mantine/core';
import { asRecord, labelOf, useOwnFault, type FieldProps } from './field-props.ts';
import { GroupFields } from './group-field.tsx';
import { inWords, startOf, variantsOf, type JsonSchema } from './json-schema.ts';

/** One of several forms, told apart by `kind`: which one, then its own settings. */
export function UnionField(props: FieldProps) {
  const { schema, path, value, onChange } = props;
  const variants = variantsOf(schema) ?? [];
  const kind = asRecord(value)['kind'];
  const chosen = variants.find((variant) => kindOf(variant) === kind);
  return (
    <Stack gap="sm">
      <Select
        label={labelOf(props)}
        description={schema.description}
        error={useOwnFault(path)}
        data={variants.map((variant) => ({
          value: kindOf(variant),
          label: variant.title ?? inWords(kindOf(variant)),
        }))}
        value={chosen === undefined ? null : kindOf(chosen)}
        onChange={(next) => {
          const variant = variants.find((one) => kindOf(one) === next);
          if (variant !== undefined && variant !== chosen) onChange(startOf(variant));
        }}
        allowDeselect={false}
      />
      {chosen !== undefined && (
        <GroupFields schema={chosen} path={path} value={value} onChange={onChange} hidden={['kind']} />
      )}
    </Stack>
  );
}

function kindOf(variant: JsonSchema): string {
  const kind = variant.properties?.['kind']?.const;
  return typeof kind === 'string' ? kind : '';
}
