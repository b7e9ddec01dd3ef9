// The least that a Nest + Express server does: routes that answer constants. node bench/peers/bare.mjs ANSWERS.json
import 'reflect-metadata';

import { readFileSync } from 'node:fs';

import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8'));

class Bare {}
class BareModule {}

// Decorators by hand, as this is plain JavaScript.
for (const [name, { method, answer }] of Object.entries(answers)) {
  Bare.prototype[name] = (_body) => answer;
  const route = Object.getOwnPropertyDescriptor(Bare.prototype, name);
  (method === 'POST' ? Post : Get)(name)(Bare.prototype, name, route);
  if (method === 'POST') Body()(Bare.prototype, name, 0);
}
Controller()(Bare);
Module({ controllers: [Bare] })(BareModule);

const app = await NestFactory.create(BareModule, { logger: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`The bare route is ready on ${await app.getUrl()}\n`);
