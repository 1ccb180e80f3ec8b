import { Anchor, Button, Card, Code, Group, List, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';

const command = 'npm run -s tendril -- seed';

/** For an installation in which nothing has happened yet. */
export function FirstSteps() {
  return (
    <Card withBorder radius="lg" padding="lg">
      <Title order={2} fz={18} mb="sm">
        Draw your first journey
      </Title>
      <List type="ordered" fz="sm" spacing={6} mb="md">
        <List.Item>
          Say in the{' '}
          <Anchor component={Link} to="/settings" underline="always" inherit>
            settings
          </Anchor>{' '}
          whom your emails come from.
        </List.Item>
        <List.Item>Draw a journey, or begin with a template: how leads come in, what they get and when.</List.Item>
        <List.Item>Test it as one lead, then publish it. Nobody gets an email before that.</List.Item>
      </List>
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
