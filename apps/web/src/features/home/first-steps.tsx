import { Card, Code, Text, Title } from '@mantine/core';

const command = 'npm run -s tendril -- run journey.json --leads leads.csv --speed 1d=1s';

/** For an installation in which nothing has happened yet. */
export function FirstSteps() {
  return (
    <Card withBorder radius="lg" padding="lg">
      <Title order={2} fz={18}>
        Send your first leads on a journey
      </Title>
      <Text fz="sm" c="dimmed" mt={4} mb="sm">
        Take a journey file and a list of leads, and watch three weeks pass in twenty seconds. The emails arrive in the
        test mailbox; README.md explains the rest.
      </Text>
      <Code block aria-label="Command">
        {command}
      </Code>
    </Card>
  );
}
