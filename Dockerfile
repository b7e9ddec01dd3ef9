# Not run yet: there was no container engine where this was written. `npm run package` makes the file that it installs.
FROM node:24-bookworm-slim
WORKDIR /app
COPY glowworm-*.tgz ./
RUN npm install --omit=dev --no-audit --no-fund ./glowworm-*.tgz && npm cache clean --force
USER node
ENV HOST=0.0.0.0 PORT=3000 NODE_ENV=production
EXPOSE 3000
HEALTHCHECK --interval=10s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then(({ ok }) => process.exit(ok ? 0 : 1))"]
CMD ["node_modules/.bin/glowworm"]
