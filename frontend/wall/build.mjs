// Makes the wall's one file. It stands on its own: no part of the console's bundle, and nothing is fetched by it but events.
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

await build({
  configFile: false,
  publicDir: false,
  root,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    // Browsers work light-dark() out themselves; what it would be replaced by knows no scheme that is set by hand.
    cssTarget: 'esnext',
    outDir: resolve(root, process.argv[2] ?? 'target/classes/dev/fairway/wall'),
    emptyOutDir: false,
    lib: {
      entry: resolve(root, 'frontend/wall/fairway-wall.ts'),
      formats: ['iife'],
      name: 'FairwayWall',
      fileName: () => 'fairway-wall.js',
    },
  },
});
