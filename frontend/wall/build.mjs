// Makes the wall's one file. It stands on its own: no part of the console's bundle, and nothing is fetched by it but events.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

// Vaadin has npm fetch them for its own bundle, but not where it takes a bundle that it has made before.
if (!['vite', 'echarts', '@vaadin/aura'].every((name) => existsSync(resolve(root, 'node_modules', name)))) {
  console.log('Fetching what the wall is made of');
  const packages = 'vite@8.1.3 echarts@6.1.0 @vaadin/aura@25.2.3';
  execSync(`npm install --no-save --no-package-lock --ignore-scripts --no-audit --no-fund --no-update-notifier ${packages}`, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
const { build } = await import('vite');

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
