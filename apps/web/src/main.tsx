import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('invariant: the page has a root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
