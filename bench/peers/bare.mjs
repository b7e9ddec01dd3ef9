// The least that a Nest + Express server does: routes that answer constants. node bench/peers/bare.mjs ANSWERS.json
import 'reflect-metadata';

import { readFileSync } from 'node:fs';

import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8'));

class Bare {
  show() {
    return answers.show;
  }
  list() {
    return answers.list;
  }
  create(_body) {
    return answers.create;
  }
}
class BareModule {}

// Decorators by hand, as this is plain JavaScript.
const route = (decorator, name) =>
  decorator(Bare.prototype, name, Object.getOwnPropertyDescriptor(Bare.prototype, name));
route(Get('show'), 'show');
route(Get('list'), 'list');
route(Post('create'), 'create');
Body()(Bare.prototype, 'create', 0);
Controller()(Bare);
Module({ controllers: [Bare] })(BareModule);

const app = await NestFactory.create(BareModule, { logger: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`The bare route is ready on ${await app.getUrl()}\n`);
