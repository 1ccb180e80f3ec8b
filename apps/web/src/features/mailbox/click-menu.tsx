import { Menu, Text } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { linksOf } from './links-of.ts';

interface ClickMenuProps {
  html: string;
  /** The button that opens the list. */
  trigger: ReactElement;
  onChoose: (url: string) => void;
}

/** The links of an email, to click one of them. */
export function ClickMenu({ html, trigger, onChoose }: ClickMenuProps) {
  const links = useMemo(() => linksOf(html), [html]);
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>{trigger}</Menu.Target>
      <Menu.Dropdown>
        {links.length === 0 && <Menu.Label>This email has no links.</Menu.Label>}
        {links.map(({ url, label }) => (
          <Menu.Item key={url} onClick={() => onChoose(url)}>
            <Text fz="sm" truncate>
              {label}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
