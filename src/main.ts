#!/usr/bin/env node
// First of all: the bundler may change the order of what the commands import.
import 'reflect-metadata';

import { run } from './cli/program.js';

// A reader that has seen enough, as `| head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const status = await run(process.argv.slice(2));
// A server that was started goes on; whatever else is over is over.
if (status !== 0) process.exit(status);
