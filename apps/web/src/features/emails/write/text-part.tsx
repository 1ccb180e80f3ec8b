import { Alert, Button, Stack, Text } from '@mantine/core';
import type { TextValue } from '../../editor/inspector/form/complete-value.ts';
import type { EmailInDraft } from './use-email.ts';
import { SourceEditor } from './source-editor.tsx';
import type { LineProblem } from './source-editor.tsx';

interface TextPartProps {
  email: EmailInDraft;
  values: readonly TextValue[];
  problems: readonly LineProblem[];
  /** What is made from the email by itself. */
  onMake: () => Promise<string>;
  onUndo: () => void;
  onRedo: () => void;
}

/** What readers see whose inbox shows no designs: made from the email, unless somebody writes it by hand. */
export function TextPart({ email: { email, type, change }, values, problems, onMake, onUndo, onRedo }: TextPartProps) {
  if (email.text === undefined)
    return (
      <Alert variant="light" color="gray" title="Made from the email by itself">
        <Text fz="sm" mb="sm">
          Inboxes that show no designs show the words and the links. The preview on the right shows it under “Plain
          text”.
        </Text>
        <Button size="xs" variant="default" onClick={() => void onMake().then((made) => change({ text: made }))}>
          Write it by hand
        </Button>
      </Alert>
    );
  return (
    <Stack gap="xs" h="100%">
      <div style={{ flex: 1, minHeight: 200 }}>
        <SourceEditor
          label="Plain-text part"
          format="text"
          value={email.text}
          onChange={(typed) => type('text', typed)}
          {...{ values, problems, onUndo, onRedo }}
        />
      </div>
      <Button size="xs" variant="default" w="fit-content" onClick={() => change({ text: undefined })}>
        Make it from the email again
      </Button>
    </Stack>
  );
}
