import { Button } from '@mantine/core';
import type { ActionProps } from 'react-querybuilder';

/** A quiet button of the builder: adds or removes a condition or a group. */
export function ConditionAction(props: ActionProps) {
  const { label, title, disabled } = props;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={title ?? ''}
      disabled={disabled === true}
      onClick={(event) => props.handleOnClick(event)}
    >
      {label}
    </Button>
  );
}
