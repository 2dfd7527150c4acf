import {
  badRequest,
  getStatus,
  globalSchema,
  isResourceType,
  unauthorized,
  type WithId,
} from '@medplum/core';
import { FhirRouter, type HttpMethod } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import { messageOf } from './his-messages.ts';
import { finishSearch } from './his-pages.ts';
import { HospitalRepository } from './his-rules.ts';
import { type Answer, type FaultMode, json, type LabRequest, LabServer } from './http-server.ts';
import type { MessageWatch } from './money.ts';

export interface HisOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** Places of each clinic today; a function for different ones. */
  readonly places?: number | ((clinicId: string) => number);
  /** Holds every resource against its R4 definition. */
  readonly validate?: boolean;
  /** Entries in one page of a search; the rest follow by the `next` link. */
  readonly pageSize?: number;
  /** The most of them, whatever is asked for. */
  readonly mostInPage?: number;
  /** Whether an Authorization header is good; without it everybody is let in. */
  readonly authorized?: (header: string | undefined) => boolean;
}

export interface LabHis {
  /** FHIR base, no slash at the end. */
  readonly url: string;
  /** The store itself, for tests that count what stands in it. */
  readonly repository: HospitalRepository;
  setFault(mode: FaultMode, delayMs?: number): Promise<void>;
  /** Told of every request by its name (his-messages.ts), whatever the fault. */
  watch(watch: MessageWatch | null): void;
  /** Every resource of a type. */
  all<T extends Resource>(type: T['resourceType']): Promise<WithId<T>[]>;
  /** A resource as it was first stored. */
  firstOf<T extends Resource>(resource: WithId<T>): Promise<T>;
  requests(): number;
  reseed(): Promise<void>;
  close(): Promise<void>;
}

const BASE = '/fhir';
const FHIR = 'application/fhir+json';
const DEFAULT_PLACES = 20;
const DEFAULT_PAGE = 1000;
const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const RESULT_PARAMETERS =
  /^_(count|offset|sort|summary|total|include|revinclude|elements|format|pretty|type)\b/;

/** A FHIR R4 server with Medplum's router and memory store behind HTTP, seeded as a district hospital. */
export const startHis = async (options: HisOptions = {}): Promise<LabHis> => {
  const places = options.places ?? DEFAULT_PLACES;
  const repository = new HospitalRepository({
    now: options.now ?? Date.now,
    places: typeof places === 'number' ? () => places : places,
    validate: options.validate ?? false,
  });
  await repository.reseed();
  const router = new FhirRouter();
  const pageSize = options.pageSize ?? DEFAULT_PAGE;

  const route = async (request: LabRequest): Promise<Answer> => {
    const method = METHODS.find((one) => one === request.method);
    if (!method || !request.url.pathname.startsWith(BASE))
      return json(404, badRequest('No such address'), FHIR);
    if (options.authorized && !options.authorized(request.headers.authorization))
      return json(401, unauthorized, FHIR);
    const path = request.url.pathname.slice(BASE.length);
    if (path === '/metadata') return json(200, CAPABILITY, FHIR);
    const condition = request.headers['if-none-exist'];
    const wrong = unknownParameter(path, typeof condition === 'string' ? condition : request.url.search);
    if (wrong) return json(400, badRequest(`Unknown search parameter ${wrong}`), FHIR);
    const isSearch = method === 'GET' && isResourceType(path.slice(1));
    const parameters = request.url.searchParams;
    if (isSearch && !parameters.has('_summary')) {
      const wanted = Number(parameters.get('_count') ?? pageSize);
      parameters.set('_count', String(Math.min(wanted, options.mostInPage ?? wanted)));
    }
    let body: unknown;
    try {
      body = request.body.length > 0 ? JSON.parse(request.body.toString('utf8')) : undefined;
    } catch (error) {
      return json(400, badRequest(`Body is no JSON: ${error instanceof Error ? error.name : 'error'}`), FHIR);
    }
    const url = `${path}${request.url.search}`;
    const [outcome, resource] = await router.handleRequest(
      {
        method,
        url,
        pathname: '',
        params: {},
        query: {},
        body,
        headers: request.headers,
        config: { transactions: true },
      },
      repository,
    );
    if (isSearch && resource?.resourceType === 'Bundle')
      await finishSearch(resource, url, request.url, repository);
    return answerOf(outcome, resource);
  };

  // One change at a time: a conditional create looks and creates with nobody in between.
  let last: Promise<unknown> = Promise.resolve();
  const serialised = (request: LabRequest): Promise<Answer> => {
    const next = last.then(() => route(request));
    last = next.catch(() => undefined);
    return next;
  };
  const server = new LabServer((request) =>
    request.method === 'GET' ? route(request) : serialised(request),
  );
  await server.listen(options.port ?? 0);

  return {
    url: `${server.url}${BASE}`,
    repository,
    setFault: (mode, delayMs) => server.setFault(mode, delayMs),
    watch: (watch) => {
      server.watch = watch && ((when, request) => watch(when, messageOf(request, BASE)));
    },
    all: (type) => repository.searchResources({ resourceType: type }),
    firstOf: (resource) => firstOf(repository, resource),
    requests: () => server.requests,
    reseed: () => repository.reseed(),
    close: () => server.close(),
  };
};

/** A history is told newest first. */
async function firstOf<T extends Resource>(repository: HospitalRepository, resource: WithId<T>): Promise<T> {
  const { entry = [] } = await repository.readHistory<T>(resource.resourceType, resource.id);
  return entry.at(-1)?.resource ?? resource;
}

const answerOf = (outcome: OperationOutcome, resource: Resource | undefined): Answer => {
  const answer = json(getStatus(outcome), resource ?? outcome, FHIR);
  if (!resource?.id || !resource.meta?.versionId) return answer;
  const location = `${resource.resourceType}/${resource.id}/_history/${resource.meta.versionId}`;
  return {
    ...answer,
    headers: { ...answer.headers, ETag: `W/"${resource.meta.versionId}"`, Location: location },
  };
};

/** The memory store finds nothing for a parameter it does not know; a condition that never matches would make doubles. */
const unknownParameter = (path: string, search: string): string | undefined => {
  const known = globalSchema.types[path.split('/')[1] ?? '']?.searchParams;
  return [...new URLSearchParams(search).keys()].find(
    (key) => !RESULT_PARAMETERS.test(key) && !known?.[key.replace(/:.*$/, '')],
  );
};

const CAPABILITY = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  kind: 'instance',
  date: '2026-11-01',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server' }],
};
