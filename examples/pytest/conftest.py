import re
import subprocess
import uuid

import pytest
import requests


@pytest.fixture(scope="session")
def glowworm():
    """One server for the whole run, on a free port and in memory; its address."""
    command = ["npx", "glowworm", "--port", "0", "--database", "sqlite::memory:", "--log-requests", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        yield next(m[1] for line in server.stdout if (m := re.match(r"Glowworm is ready on (\S+)", line)))
        server.terminate()


class Api(requests.Session):
    """Calls with a key, by paths such as /api/v1/constituents and /sandbox/reset."""

    def __init__(self, url, key):
        super().__init__()
        self.url = url
        self.headers["Authorization"] = f"Bearer {key}"

    def request(self, method, path, **options):
        return super().request(method, self.url + path, **options)


@pytest.fixture
def api(glowworm):
    """An account for each test: any key that was never used opens a new one."""
    return Api(glowworm, uuid.uuid4())
