import { parse } from 'yaml';

/** The texts under docker/, and what there is to compare them with. */
export interface DockerFiles {
  readonly compose: string;
  readonly dockerfile: string;
  readonly caddyfile: string;
  readonly envExample: string;
  /** Whether a path exists, from the root of the repository. */
  exists: (path: string) => boolean;
  /** Whether a program of the product reads this environment variable. */
  reads: (variable: string) => boolean;
}

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; target: string };
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: string[];
  restart?: string;
}

interface Compose {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
}

/** Everything in the compose file and the image that refers to something which is not there, one sentence each. */
export function dockerProblems(files: DockerFiles): string[] {
  // Safe because a field of another shape makes a check below throw or complain.
  const { services, volumes } = parse(files.compose, { merge: true }) as Compose;
  const each = (check: (name: string, service: Service) => readonly string[]): string[] =>
    Object.entries(services).flatMap(([name, service]) => check(name, service).map((problem) => `${name}: ${problem}`));
  const stages = new Set([...files.dockerfile.matchAll(/^FROM \S+ AS (\S+)/gm)].map((match) => match[1]));
  return [
    ...each((_, service) => orderProblems(service, services)),
    ...each((_, service) => buildProblems(service, { stages, exists: files.exists })),
    ...each((_, service) => mountProblems(service, { volumes: volumes ?? {}, exists: files.exists })),
    ...each((_, service) => startProblems(service, files)),
    ...each((_, service) => addressProblems(service, services)),
    ...copyProblems(files, stages),
    ...variableProblems(files),
    ...proxyProblems(files, services),
  ];
}

/** `depends_on` names services, and waits for what they can become. */
function orderProblems({ depends_on = {} }: Service, services: Record<string, Service>): string[] {
  return Object.entries(depends_on).flatMap(([name, { condition }]) => {
    const other = services[name];
    if (other === undefined) return [`depends on ${name}, which is not a service`];
    const isMet =
      condition === 'service_healthy'
        ? other.healthcheck !== undefined
        : condition === 'service_completed_successfully' && other.restart?.startsWith('on-failure') === true;
    return isMet ? [] : [`waits for ${name} to be ${condition}, which it never is`];
  });
}

function buildProblems(
  { build, image }: Service,
  { stages, exists }: { stages: ReadonlySet<string | undefined>; exists: DockerFiles['exists'] },
): string[] {
  if (build === undefined)
    return image?.includes(':') === true ? [] : ['has neither a build nor an image with a version'];
  return [
    ...(build.context === '..' && exists(build.dockerfile)
      ? []
      : [`is built from ${build.dockerfile}, which is not there`]),
    ...(stages.has(build.target)
      ? []
      : [`is built from the stage ${build.target}, which the Dockerfile does not have`]),
  ];
}

function mountProblems(
  { volumes: mounts = [] }: Service,
  { volumes, exists }: { volumes: Record<string, unknown>; exists: DockerFiles['exists'] },
): string[] {
  const sources = mounts.map((mount) => mount.split(':')[0] ?? '');
  const isThere = (source: string): boolean =>
    source.startsWith('./') ? exists(`docker/${source.slice(2)}`) : source in volumes;
  return sources.filter((source) => !isThere(source)).map((source) => `mounts ${source}, which is not there`);
}

/** Commands start files that exist, and variables are ones the product reads; both for the images built here alone. */
function startProblems(
  { build, command = [], entrypoint = [], environment = {} }: Service,
  files: DockerFiles,
): string[] {
  const mounted = entrypoint
    .filter((part) => part.startsWith('/etc/tendril/'))
    .map((part) => part.replace('/etc/tendril/', 'docker/temporal/'));
  const started = command.filter((part) => part.endsWith('.ts'));
  const variables = build === undefined ? [] : Object.keys(environment);
  return [
    ...[...mounted, ...started]
      .filter((file) => !files.exists(file))
      .map((file) => `starts ${file}, which is not there`),
    ...variables.filter((name) => !files.reads(name)).map((name) => `sets ${name}, which nothing reads`),
  ];
}

/** An address in the environment names a service. */
function addressProblems({ environment = {} }: Service, services: Record<string, Service>): string[] {
  const hosts = [environment['TEMPORAL_ADDRESS'], environment['DATABASE_URL']?.replace(/^.*@/, '')]
    .filter((address) => address !== undefined)
    .map((address) => address.split(':')[0] ?? '');
  return hosts.filter((host) => !(host in services)).map((host) => `connects to ${host}, which is not a service`);
}

function copyProblems({ dockerfile, exists }: DockerFiles, stages: ReadonlySet<string | undefined>): string[] {
  return [...dockerfile.matchAll(/^COPY (?:--from=(\S+) )?(.+)$/gm)].flatMap(([, stage, paths = '']) => {
    if (stage !== undefined)
      return stages.has(stage) ? [] : [`Dockerfile: copies from the stage ${stage}, which it does not have`];
    const sources = paths.split(' ').slice(0, -1);
    return sources.filter((path) => !exists(path)).map((path) => `Dockerfile: copies ${path}, which is not there`);
  });
}

/** What the compose file asks for and what env.example offers are the same. */
function variableProblems({ compose, envExample }: DockerFiles): string[] {
  const asked = new Set([...compose.matchAll(/\$\{(\w+)/g)].map((match) => match[1]));
  const offered = new Set([...envExample.matchAll(/^(\w+)=/gm)].map((match) => match[1]));
  return [
    ...[...asked].filter((name) => !offered.has(name)).map((name) => `env.example: lacks ${name}`),
    ...[...offered]
      .filter((name) => !asked.has(name))
      .map((name) => `env.example: offers ${name}, which nothing asks for`),
  ];
}

/** The web server listens where its port is published, and passes on to where the API listens and says it is well. */
function proxyProblems({ caddyfile }: DockerFiles, services: Record<string, Service>): string[] {
  const listens = /^:(\d+) \{/m.exec(caddyfile)?.[1];
  const published = services['web']?.ports?.[0]?.split(':').at(-1);
  const [, host = '', port] = /reverse_proxy (\S+):(\d+)/.exec(caddyfile) ?? [];
  const target = services[host];
  const isWellAt = `http://localhost:${port}/`;
  return [
    ...(listens === published ? [] : [`web: publishes ${published} and listens at ${listens}`]),
    ...(target?.environment?.['TENDRIL_PORT'] === port
      ? []
      : [`web: passes on to ${host}:${port}, where nobody listens`]),
    ...(target?.healthcheck?.test.some((part) => part.includes(isWellAt)) === true
      ? []
      : [`${host}: is not asked at ${isWellAt}`]),
  ];
}
