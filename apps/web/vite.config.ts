import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API takes changes only from its own pages: it has to see the address the browser asked. */
const api = { target: `http://127.0.0.1:${process.env['TENDRIL_PORT'] ?? '8400'}`, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  // For older browsers `light-dark()` would be rewritten into something that follows no switch.
  build: { cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'] },
  // What the API answers while the pages are worked on with `npm run dev -w @tendril/web`.
  server: { proxy: { '/trpc': api, '^/mailbox/.+/view': api } },
});
