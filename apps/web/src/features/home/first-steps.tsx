import { Button, Card, Code, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';

const command = 'npm run -s tendril -- seed';

/** For an installation in which nothing has happened yet. */
export function FirstSteps() {
  return (
    <Card withBorder radius="lg" padding="lg">
      <Title order={2} fz={18}>
        Draw your first journey
      </Title>
      <Text fz="sm" c="dimmed" mt={4} mb="md">
        Say how leads come in, what they get and when, and when sales should hear of them. Nobody gets an email before
        you publish it.
      </Text>
      <Group>
        <Button component={Link} to="/journeys">
          Go to journeys
        </Button>
      </Group>
      <Text fz="sm" c="dimmed" mt="lg" mb="xs">
        Or look around in a sample workspace first:
      </Text>
      <Code block aria-label="Command" tabIndex={0}>
        {command}
      </Code>
    </Card>
  );
}
