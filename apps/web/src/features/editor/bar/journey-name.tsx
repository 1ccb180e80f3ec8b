import { VisuallyHidden } from '@mantine/core';
import { useEditor, useEditorState } from '../state/editor-context.ts';
import classes from './editor-bar.module.css';

/** The name, changed in place; an empty one is not taken over. */
export function JourneyName() {
  const { store } = useEditor();
  const name = useEditorState(({ history }) => history.graph.name);
  return (
    <>
      {/* Those who go by headings begin here; a field is none. */}
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <input
        key={name}
        className={classes.name}
        aria-label="Name of the journey"
        defaultValue={name}
        maxLength={200}
        onBlur={(event) => {
          const wanted = event.currentTarget.value.trim();
          if (wanted === '') event.currentTarget.value = name;
          else if (wanted !== name) store.edit({ do: 'rename', name: wanted });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </>
  );
}
