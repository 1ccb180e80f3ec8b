import { Checkbox, NativeSelect, NumberInput, ScrollArea, SimpleGrid, TextInput } from '@mantine/core';
import { stageTitles } from '@tendril/condition';
import type { LeadFacts } from '@tendril/journey';
import { useEditor } from '../../state/editor-context.ts';
import { sayMeaning } from '../play/deed.ts';
import { inventedLead } from '../play/lead-facts.ts';

/** The fields of whom we made up stand first, whether they are filled or not. */
const first = Object.keys(inventedLead(0).fields);

/**
 * Everything a journey can ask of a lead, to be made up. The lists are the browser's own: others open outside the pop-up, and
 * a click there would close it.
 */
export function InventedLead({ lead, onChange }: { lead: LeadFacts; onChange: (lead: LeadFacts) => void }) {
  const { fields: known } = useEditor();
  const others = [...new Set([...Object.keys(lead.fields), ...known])].filter((name) => !first.includes(name));
  const set = (part: Partial<LeadFacts>): void => onChange({ ...lead, ...part });
  return (
    <ScrollArea.Autosize mah="min(320px, 36vh)" type="auto" offsetScrollbars="present">
      <SimpleGrid cols={2} spacing={8} verticalSpacing={6}>
        {first.map((name) => (
          <FieldInput key={name} name={name} lead={lead} onChange={set} />
        ))}
        <TextInput
          size="xs"
          label="Email address"
          value={lead.email ?? ''}
          onChange={(event) => set({ email: event.currentTarget.value.trim() || null })}
        />
        <NumberInput
          size="xs"
          label="Score"
          value={lead.score}
          allowDecimal={false}
          onChange={(score) => set({ score: Number(score) || 0 })}
        />
        <NativeSelect
          size="xs"
          label="Stage"
          data={Object.entries(stageTitles).map(([value, label]) => ({ value, label }))}
          value={lead.stage}
          onChange={(event) => set({ stage: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label="Time zone"
          data={[{ value: '', label: 'Not known' }, ...zonesWith(lead.timeZone)]}
          value={lead.timeZone ?? ''}
          onChange={(event) => set({ timeZone: event.currentTarget.value || null })}
        />
        <TextInput
          size="xs"
          label="Tags"
          placeholder="one, two"
          defaultValue={lead.tags.join(', ')}
          onChange={(event) => set({ tags: tagsIn(event.currentTarget.value) })}
        />
        {others.map((name) => (
          <FieldInput key={name} name={name} lead={lead} onChange={set} />
        ))}
      </SimpleGrid>
      <Checkbox
        mt="xs"
        size="xs"
        label="Agreed to marketing emails"
        checked={lead.consents['marketing'] === true}
        onChange={(event) => set({ consents: { ...lead.consents, marketing: event.currentTarget.checked } })}
      />
    </ScrollArea.Autosize>
  );
}

interface FieldInputProps {
  name: string;
  lead: LeadFacts;
  onChange: (part: Partial<LeadFacts>) => void;
}

function FieldInput({ name, lead: { fields }, onChange }: FieldInputProps) {
  return (
    <TextInput
      size="xs"
      label={sentence(sayMeaning(name))}
      value={textOf(fields[name])}
      onChange={(event) => onChange({ fields: withField(fields, name, event.currentTarget.value) })}
    />
  );
}

/** An emptied field is one that is not known. What was a number stays one where the text allows. */
function withField(fields: LeadFacts['fields'], name: string, text: string): LeadFacts['fields'] {
  const { [name]: before, ...others } = fields;
  if (text === '') return others;
  const isNumber = typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text));
  return { ...fields, [name]: isNumber ? Number(text) : text };
}

/** Every zone the browser knows, and the lead's own. */
function zonesWith(own: string | null): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return own === null || known.includes(own) ? known : [own, ...known];
}

function tagsIn(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
