import { answer, api, seen } from './client';
import type { StatementBalance, Transaction } from './types';

export const listStatements = (id: string) => answer(api.GET('/api/v1/accounts/{id}/assertions', { params: { path: { id } } }));
export const sayBalance = (id: string, day: string, balance: number) =>
  answer(api.PUT('/api/v1/accounts/{id}/assertions/{day}', { params: { path: { id, day } }, body: { balance } }));
export const takeBack = (id: string, { day, version }: StatementBalance) =>
  answer(api.DELETE('/api/v1/accounts/{id}/assertions/{day}', { params: { path: { id, day }, header: seen(version) } }));
export const adjustBalance = (id: string, bookedOn: string, amount: number) =>
  answer(api.POST('/api/v1/accounts/{id}/adjustments', { params: { path: { id } }, body: { bookedOn, amount } }));

export const setAmount = ({ id, version }: Transaction, amount: number) =>
  answer(api.PATCH('/api/v1/transactions/{id}', { params: { path: { id }, header: seen(version) }, body: { amount } }));
export const deleteTransaction = ({ id, version }: Transaction) =>
  answer(api.DELETE('/api/v1/transactions/{id}', { params: { path: { id }, header: seen(version) } }));
