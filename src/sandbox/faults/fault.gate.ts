import type { ServerResponse } from 'node:http';

import { BadRequestException, Injectable } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import type { ErrorAnswer, Face } from '../../http/face.js';
import { Failure } from '../../http/failure.js';
import type { Gate } from '../../http/gates.js';
import { type HttpRequest, pathOf } from '../../http/http-request.js';
import { isAside } from '../http/aside.js';
import { InUse } from '../state/in-use.js';
import { chance } from './chance.js';
import { cut, Disturbance, lose, reset } from './disturbance.js';
import { type Effect, EFFECTS, type Ending, FAULT_HEADER, parseEffect } from './effect.js';
import { Faults } from './faults.service.js';

/** What is done to a request, and with what. */
interface Meeting {
  readonly effect: Effect;
  /** From 0 to less than 1: where in the range of its latency it lies. */
  readonly delay: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly copy_id?: number | null;
}

/** Has requests meet what is set for them: by their own header, or else by the account's faults. */
@Injectable()
export class FaultGate implements Gate {
  constructor(
    private readonly faults: Faults,
    private readonly disturbance: Disturbance,
    private readonly inUse: InUse,
  ) {}

  async pass(request: HttpRequest, response: ServerResponse, face: Face): Promise<void> {
    if (!face.operations || isAside(request)) return;
    const header = request.headers[FAULT_HEADER.toLowerCase()];
    if (header === undefined && !request.caller!.sandbox.has_faults) return;
    for (const meeting of header === undefined ? await this.metBy(request, face) : [asked(String(header))]) {
      await this.happen(meeting, request, response, face);
    }
  }

  private async metBy(request: HttpRequest, { operations }: Face): Promise<Meeting[]> {
    const operation = operations!.of(request.method, pathOf(request));
    const hits = operation ? await this.faults.meet(request.caller!, operation) : [];
    return hits.map(({ fault, effect, count }) => ({ ...fault, effect, delay: chance(fault.seed, count, 'latency') }));
  }

  /** Returns when the request is to go on. */
  private async happen(meeting: Meeting, request: HttpRequest, response: ServerResponse, face: Face): Promise<void> {
    const { latency, ending } = meeting.effect;
    if (meeting.copy_id) this.inUse.hold(meeting.copy_id, response);
    response.appendHeader(FAULT_HEADER, textOf(meeting.effect));
    if (latency) {
      const { from, to } = latency;
      await this.disturbance.wait(response, from + Math.floor(meeting.delay * (to - from + 1)));
    }
    if (!ending) return;
    switch (ending.kind) {
      case 'cut':
        return cut(response);
      case 'lost':
        return lose(response);
      case 'stale':
        request.caller = asBefore(request.caller!, meeting);
        return;
      case 'reset':
        reset(response);
        break;
      case 'hang':
        this.disturbance.hang(response);
        break;
      case 'status':
        answer(ending.status, meeting, request, response, face);
    }
    // It is over: nobody goes on from here, and what waits for nothing is forgotten with the request.
    await new Promise(() => undefined);
  }
}

/** @throws BadRequestException that says what there is. */
function asked(header: string): Meeting {
  const effect = parseEffect(header);
  if (!effect) throw new BadRequestException(`${FAULT_HEADER} must be one of: ${EFFECTS}`);
  if (effect.ending?.kind === 'stale')
    throw new BadRequestException(
      `${FAULT_HEADER}: a stale read needs records of before. Set it with POST /sandbox/faults.`,
    );
  return { effect, delay: Math.random() };
}

/** Whoever calls, with the records that the account had when the fault was set. */
function asBefore(caller: Caller, { copy_id }: Meeting): Caller {
  return copy_id ? { ...caller, account_id: copy_id } : caller;
}

/** What the API itself sends with this status, or what is sent in its place. */
function answer(status: number, meeting: Meeting, request: HttpRequest, response: ServerResponse, face: Face): void {
  const own = meeting.body ?? undefined;
  const failure = new Failure(status, `A fault was set for this request: ${textOf(meeting.effect)}`);
  const usual: Omit<ErrorAnswer, 'says'> = status < 400 ? { status, body: '' } : face.errorAnswer(failure);
  if (own === undefined && status >= 400) request.problem = failure.message;
  const body = own ?? usual.body;
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'Content-Type': `${type}; charset=utf-8`, ...usual.headers, ...meeting.headers };
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', Buffer.byteLength(sent));
  response.end(sent);
}

function textOf({ latency, ending }: Effect): string {
  const waits = latency && (latency.from === latency.to ? `${latency.from}` : `${latency.from}-${latency.to}`);
  return [...(waits ? [`latency=${waits}`] : []), ...(ending ? [endingText(ending)] : [])].join(',');
}

function endingText(ending: Ending): string {
  return ending.kind === 'status' ? `status=${ending.status}` : ending.kind;
}
