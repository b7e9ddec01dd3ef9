import { setTimeout } from 'node:timers/promises';

export interface Gift {
  readonly id: number;
  readonly received_amount: number;
  readonly received_date: string;
}

/** A client that is patient: what LGL refuses for now is asked again, when LGL says so. */
export class LglClient {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  async addConstituent(last_name: string): Promise<number> {
    const { id } = await this.call<{ id: number }>('POST', 'constituents', { last_name });
    return id;
  }

  addGift(constituent: number, received_amount: number): Promise<Gift> {
    return this.call('POST', `constituents/${constituent}/gifts`, { gift_type_id: 1, received_amount });
  }

  private async call<T>(method: string, path: string, body: object, tries = 3): Promise<T> {
    const headers = { Authorization: `Bearer ${this.key}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${this.url}/${path}`, { method, headers, body: JSON.stringify(body) });
    if (answer.ok) return (await answer.json()) as T;
    const isBusy = [429, 503].includes(answer.status);
    if (!isBusy || tries === 1) throw new Error(`${method} ${path} was answered ${answer.status}`);
    await setTimeout(Number(answer.headers.get('Retry-After') ?? 1) * 1000);
    return this.call(method, path, body, tries - 1);
  }
}
