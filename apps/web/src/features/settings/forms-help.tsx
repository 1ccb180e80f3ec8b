import { Card, Code, Text, Title } from '@mantine/core';

const form = 'Get the guide';

/** How a form on one's own site hands over what people fill in. */
export function FormsHelp() {
  const address = `${location.origin}/f/${encodeURIComponent(form)}`;
  const html = [
    `<form method="post" action="${address}">`,
    '  <input name="email" type="email" required>',
    '  <input name="first_name">',
    '  <button>Send it to me</button>',
    '</form>',
  ].join('\n');
  return (
    <Card component="section" withBorder radius="lg" padding="lg">
      <Title order={2} fz="md">
        Forms on your site
      </Title>
      <Text fz="sm" c="dimmed" mt="xs" mb="sm">
        Every form has an address that ends in its name. Point a form of your site there, and whoever fills it in
        becomes a lead and enters the journeys that begin with “{form}”. Programs send the same fields as JSON.
      </Text>
      <Code block aria-label="An example form" tabIndex={0}>
        {html}
      </Code>
    </Card>
  );
}
