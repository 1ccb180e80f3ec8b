import { Skeleton, type SkeletonProps } from '@mantine/core';

/** Holds the place of what is being fetched, in about its size. A name alone is not read out; as a status it is. */
export function Loading(props: Omit<SkeletonProps, 'children'>) {
  return <Skeleton radius="lg" {...props} role="status" aria-label="Loading" />;
}
