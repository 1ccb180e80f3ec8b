import { Text } from '@mantine/core';
import { definitionOf, type GraphNode, type SentencePart } from '@tendril/journey';
import { useEditor } from '../state/editor-context.ts';
import { ownStepOf, viewOf, type NamedStep } from '../step-view.ts';
import classes from './inspector.module.css';

/** What the step does, as a sentence; what can be set in it is lit and leads to its field. */
export function Sentence({ step, onGoTo }: { step: GraphNode; onGoTo: (setting: string) => void }) {
  const { catalogue } = useEditor();
  return (
    <Text component="p" fz="sm" lh={1.6} m={0} className={classes.sentence ?? ''}>
      {sentenceOf(step, catalogue).map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a
            key={`${part.of}/${index}`}
            href={`#${part.of}`}
            className={classes.part}
            title="Change this"
            onClick={(event) => {
              event.preventDefault();
              onGoTo(part.of);
            }}
          >
            {part.says}
          </a>
        ),
      )}
    </Text>
  );
}

/** The sentence of the kind; while its settings cannot be read, what the card says. */
function sentenceOf(step: GraphNode, catalogue: readonly NamedStep[]): readonly SentencePart[] {
  const definition = definitionOf(step.kind);
  const own = ownStepOf(step, catalogue);
  // The sentence says the kind as it stands in the settings; people know the step by its title.
  const config = own === undefined ? step.config : { ...step.config, activityKind: `“${own.title}”` };
  const parsed = definition?.config.safeParse(config);
  const line = [viewOf(step, catalogue).line];
  return parsed?.success === true ? (definition?.sentence?.(parsed.data) ?? line) : line;
}
