import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { mailLinkPaths } from '@tendril/email';
import { describe, expect, test } from 'vitest';
import { dockerProblems, type DockerFiles } from './support/docker-problems.ts';
import { houseRoot } from './support/house-copy.ts';

const read = (file: string): string => readFileSync(join(houseRoot, file), 'utf8');
const sources = globSync('{packages,apps}/*/src/**/*.ts', { cwd: houseRoot, exclude: ['**/*.test.ts'] }).map(read);
/** Reads the TEMPORAL_* variables for client and worker. */
const envconfig = readFileSync(
  createRequire(join(houseRoot, 'apps/worker/package.json')).resolve('@temporalio/envconfig'),
  'utf8',
);

const real: DockerFiles = {
  compose: read('docker/compose.yaml'),
  dockerfile: read('docker/Dockerfile'),
  caddyfile: read('docker/web/Caddyfile'),
  envExample: read('docker/env.example'),
  exists: (path) => existsSync(join(houseRoot, path)),
  reads: (variable) => [...sources, envconfig].some((source) => source.includes(variable)),
};

describe('the compose file', () => {
  test('refers to nothing that is not there', () => {
    expect(dockerProblems(real)).toEqual([]);
  });

  test('passes to the API what the API answers, and nothing else', () => {
    const patterns = /@api path (.*)$/m.exec(real.caddyfile)?.[1]?.split(' ') ?? [];
    const isProxied = (route: string): boolean => patterns.some((pattern) => globMatches(pattern, route));
    const routes = apiRoutes();
    expect(routes.length).toBeGreaterThan(5);
    expect(routes.filter((route) => !isProxied(route))).toEqual([]);
    expect(patterns.filter((pattern) => !routes.some((route) => globMatches(pattern, route)))).toEqual([]);
  });

  test('guards the pages by the policy that the API sends with them', () => {
    const [, list = ''] = /webPolicy = \[([^\]]*)\]/.exec(read('apps/api/src/web.ts')) ?? [];
    const policy = [...list.matchAll(/"(.*)"/g)].map((match) => match[1]).join('; ');
    expect(policy).toContain("default-src 'self'");
    expect(real.caddyfile).toContain(`Content-Security-Policy "${policy}"`);
  });

  test('runs the versions the product is tested with', () => {
    const manifest = JSON.parse(read('package.json')) as { devDependencies: { node: string } };
    expect(real.dockerfile).toContain(`FROM node:${manifest.devDependencies.node}-`);
    expect(real.compose).toContain('image: temporalio/server:1.29.1\n');
    expect(real.compose).toMatch(/image: temporalio\/admin-tools:1\.29\.1-/);
    expect(real.compose).toContain('image: postgres:18.4\n');
    expect(real.compose).not.toContain('auto-setup');
  });

  test('builds the web app by a script that the web app has', () => {
    const manifest = JSON.parse(read('apps/web/package.json')) as { scripts: Record<string, string> };
    expect(Object.keys(manifest.scripts)).toContain('build');
    expect(real.dockerfile).toContain('npm run build --workspace=@tendril/web');
  });
});

test.each<[what: string, broken: Partial<DockerFiles>, complaint: string]>([
  ['a dependency on nobody', { compose: edit('      migrate: {', '      migration: {') }, 'depends on migration'],
  [
    'a wait for a health nobody looks at',
    { compose: edit('healthcheck:', 'x-healthcheck:') },
    'to be service_healthy, which it never is',
  ],
  [
    'a wait for the end of a server',
    { compose: edit('on-failure:10', 'always') },
    'waits for temporal-namespace to be service_completed',
  ],
  ['a stage that is not there', { compose: edit('target: web', 'target: site') }, 'stage site'],
  ['an image without a version', { compose: edit('postgres:18.4', 'postgres') }, 'nor an image with a version'],
  ['a volume that is not declared', { compose: edit('- postgres-data:', '- data:') }, 'mounts data'],
  [
    'a start of a file that is not there',
    { compose: edit('worker/src/main.ts', 'worker/src/start.ts') },
    'starts apps/worker/src/start.ts',
  ],
  ['a variable that nothing reads', { compose: edit('TENDRIL_SECRET: $', 'TENDRIL_SALT: $') }, 'sets TENDRIL_SALT'],
  ['a database on no service', { compose: edit('@postgres:5432', '@database:5432') }, 'connects to database'],
  ['a Temporal on no service', { compose: edit('temporal:7233', 'cluster:7233') }, 'connects to cluster'],
  [
    'a copy of what is not there',
    { dockerfile: real.dockerfile.replace('COPY apps apps', 'COPY app apps') },
    'copies app,',
  ],
  [
    'a copy from no stage',
    { dockerfile: real.dockerfile.replace('--from=web-build', '--from=site') },
    'copies from the stage site',
  ],
  ['a variable without an example', { envExample: '' }, 'env.example: lacks TENDRIL_SECRET'],
  ['a port nobody listens at', { caddyfile: real.caddyfile.replace('api:8400', 'api:8401') }, 'passes on to api:8401'],
  [
    'a published port that is not served',
    { caddyfile: real.caddyfile.replace(':8400 {', ':80 {') },
    'publishes 8400 and listens at 80',
  ],
])('the check of the compose file rejects %s', (_what, broken, complaint) => {
  expect(dockerProblems({ ...real, ...broken }).join('\n')).toContain(complaint);
});

/** The real compose file with every occurrence of a text replaced. */
function edit(from: string, to: string): string {
  expect(real.compose).toContain(from);
  return real.compose.replaceAll(from, to);
}

/** The addresses the API serves, parameters filled in; without those of the pages. */
function apiRoutes(): string[] {
  const texts = globSync('apps/api/src/**/*.ts', { cwd: houseRoot, exclude: ['**/*.test.ts', '**/web.ts'] }).map(read);
  const paths = texts.flatMap((text) => [
    ...text.matchAll(/\.(?:get|post|put|delete|options|all)(?:<[^(]*>)?\(\s*'(\/[^']*)'/g),
    ...text.matchAll(/prefix: '(\/[^']*)'/g),
  ]);
  const written = paths.map(([whole, path = '']) => (whole.startsWith('prefix') ? `${path}/x` : path));
  const ofMails = Object.values(mailLinkPaths).map((path) => `${path}x`);
  return [...written.map((path) => path.replaceAll(/:\w+/g, 'x')), ...ofMails];
}

/** Whether an address fits a path of a Caddyfile, in which `*` stands for any text. */
function globMatches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(path);
}
