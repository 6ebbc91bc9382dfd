import type { Page } from './types';
import { call, type Query } from './http';

const get = <T>(path: string, query?: Query) => call<T>('GET', `admin/${path}`, { query });

export interface UserStanding {
  id: string;
  email: string;
  emailConfirmed: boolean;
  displayName: string;
  role: 'user' | 'admin';
  twoFactorEnabled: boolean;
  lockedAt: string | null;
  codesLockedUntil: string | null;
  createdAt: string;
}

/** What an administrator proves who makes another one. */
export interface Proof {
  password: string;
  code: string | null;
}

export interface Job {
  id: string;
  kind: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  progress: number;
  progressMessage: string | null;
  cancelRequested: boolean;
  result: unknown;
  error: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  version: number;
}

export interface JobKind {
  kind: string;
}

export interface ServedModel {
  kind: string;
  current: { version: string; previous: string | null; pinned: boolean; changedAt: string; reason: string } | null;
}

export interface ModelVersion {
  version: string;
  trainedAt: string;
  bytes: number;
  metrics: Record<string, number>;
}

export interface PoisonMessage {
  id: string;
  queue: string;
  userId: string | null;
  bytes: number;
  recordedAt: string;
  status: 'waiting' | 'replayed' | 'discarded';
  failure: string | null;
  resolvedAt: string | null;
}

export interface QueueDepth {
  queue: string;
  messages: number;
  oldestAt: string | null;
  unsent: number;
  poison: number;
}

export interface AuditEvent {
  id: string;
  at: string;
  kind: string;
  outcome: string;
  actor: string;
  actorId: string | null;
  subjectId: string | null;
  ledgerId: string | null;
  details: unknown;
  reason: string | null;
}

export const listUsers = (query: Query, cursor: string | null = null) => get<Page<UserStanding>>('users', { ...query, cursor, limit: 50 });
export const lockUser = (id: string, reason: string, proof?: Proof) =>
  call<void>('PUT', `admin/users/${id}/lock`, { body: { reason, ...proof } });
export const unlockUser = (id: string, reason: string, proof?: Proof) =>
  call<void>('DELETE', `admin/users/${id}/lock`, { body: { reason, ...proof } });
export const endSessions = (id: string, reason: string) => call<void>('DELETE', `admin/users/${id}/sessions`, { body: { reason } });
export const removeFactor = (id: string, reason: string, proof?: Proof) =>
  call<void>('DELETE', `admin/users/${id}/two-factor`, { body: { reason, ...proof } });
export const changeRole = (id: string, role: string, reason: string, proof?: Proof) =>
  call<void>('PUT', `admin/users/${id}/role`, { body: { role, reason, ...proof } });

export const listJobs = (query: Query, cursor: string | null = null) => get<Page<Job>>('jobs', { ...query, cursor, limit: 25 });
export const listJobKinds = () => get<Page<JobKind>>('job-kinds');
export const startJob = (kind: string) => call<Job>('POST', 'admin/jobs', { body: { kind } });
export const cancelJob = (job: Job) => call<Job>('DELETE', `admin/jobs/${job.id}`, { version: job.version });
export const retryJob = (job: Job) => call<Job>('POST', `admin/jobs/${job.id}/retry`);

export const listModels = () => get<Page<ServedModel>>('models');
export const listVersions = (kind: string) => get<Page<ModelVersion>>(`models/${kind}/versions`, { limit: 20 });
export const promote = (kind: string, version: string, reason: string) =>
  call<void>('POST', `admin/models/${kind}/promotions`, { body: { version, reason } });
export const rollBack = (kind: string, reason: string) => call<void>('POST', `admin/models/${kind}/rollbacks`, { body: { reason } });
export const pin = (kind: string, reason: string) => call<void>('PUT', `admin/models/${kind}/pin`, { body: { reason } });
export const unpin = (kind: string) => call<void>('DELETE', `admin/models/${kind}/pin`);

export const listQueues = () => get<Page<QueueDepth>>('queues');
export const listPoison = (query: Query, cursor: string | null = null) =>
  get<Page<PoisonMessage>>('poison-messages', { ...query, cursor, limit: 50 });
export const readPoison = (id: string) => get<{ message: PoisonMessage; body: string }>(`poison-messages/${id}`);
export const replay = (id: string) => call<void>('POST', `admin/poison-messages/${id}/replay`);
export const discard = (id: string) => call<void>('POST', `admin/poison-messages/${id}/discard`);
export const replayAll = () => call<{ resolved: number }>('POST', 'admin/poison-messages/replay', { body: {} });

export const listAudit = (query: Query, cursor: string | null = null) => get<Page<AuditEvent>>('audit', { ...query, cursor, limit: 50 });
