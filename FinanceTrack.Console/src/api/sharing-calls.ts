import { answer, api, seen } from './client';
import type { Invitation, Member, Role } from './types';

export const listMembers = (id: string) => answer(api.GET('/api/v1/ledgers/{id}/members', { params: { path: { id } } }));
export const changeMember = (id: string, { userId, version }: Member, role: Role) =>
  answer(api.PATCH('/api/v1/ledgers/{id}/members/{userId}', { params: { path: { id, userId }, header: seen(version) }, body: { role } }));
export const removeMember = (id: string, { userId, version }: Member) =>
  answer(api.DELETE('/api/v1/ledgers/{id}/members/{userId}', { params: { path: { id, userId }, header: seen(version) } }));

export const listInvitations = (id: string) => answer(api.GET('/api/v1/ledgers/{id}/invitations', { params: { path: { id } } }));
export const invite = (id: string, email: string, role: Role) =>
  answer(api.POST('/api/v1/ledgers/{id}/invitations', { params: { path: { id } }, body: { email, role } }));
export const withdrawInvitation = (id: string, { id: invitationId }: Invitation) =>
  answer(api.DELETE('/api/v1/ledgers/{id}/invitations/{invitationId}', { params: { path: { id, invitationId } } }));
export const acceptInvitation = (token: string) => answer(api.POST('/api/v1/invitations/accept', { body: { token } }));

export const createLedger = (name: string, homeCurrency: string, timeZone: string) =>
  answer(api.POST('/api/v1/ledgers', { body: { name, homeCurrency, timeZone } }));

export const listActivity = (cursor?: string) =>
  answer(api.GET('/api/v1/me/activity', { params: { query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } } }));
