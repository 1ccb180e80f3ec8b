import { createTheme, rem, type MantineColorsTuple } from '@mantine/core';

/** The accent: what is primary or live. Shade 7 carries white text (5.1 : 1). */
const leaf: MantineColorsTuple = [
  '#eff7ef',
  '#dcedde',
  '#b7dabb',
  '#8fc696',
  '#6db576',
  '#57aa62',
  '#4aa155',
  '#2f7d3b',
  '#276b32',
  '#1c5626',
];

/** Neutrals, slightly warm. Shade 6 is quiet text: 5.2 : 1 on the page. */
const gray: MantineColorsTuple = [
  '#f8f8f5',
  '#f1f2ee',
  '#e6e8e2',
  '#d9dcd4',
  '#c3c7bd',
  '#a2a79c',
  '#656b60',
  '#4f554b',
  '#3b4038',
  '#1f231d',
];

const dark: MantineColorsTuple = [
  '#e6e8e3',
  '#c6c9c2',
  '#a6aba2',
  '#7b8177',
  '#4a5047',
  '#393e37',
  '#2a2e28',
  '#20231f',
  '#191c18',
  '#131512',
];

/** What is held or needs somebody. Shade 9 is text on shade 1 (7.5 : 1); the yellow that comes with Mantine is too pale. */
const amber: MantineColorsTuple = [
  '#fff6e0',
  '#ffebbf',
  '#ffdb8f',
  '#ffc857',
  '#f5b32e',
  '#dd9a14',
  '#a86f00',
  '#8a5a00',
  '#734b00',
  '#5c3c00',
];

export const theme = createTheme({
  colors: { leaf, gray, dark, yellow: amber },
  primaryColor: 'leaf',
  primaryShade: 7,
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', Inter, system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: rem(8), lg: rem(12) },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Modal: withNamedClose(),
    Drawer: withNamedClose(),
    // The placeholder is a child that a menu must not have for those who listen to it; so the first item takes the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});

/** The cross in the corner is read out as well. */
function withNamedClose() {
  return { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } };
}
