import pytest
import requests

from donors import add_donor, names


def test_a_donor_is_listed(api):
    assert add_donor(api, "Ada Lovelace") == 1
    assert names(api) == ["Lovelace, Ada"]


def test_each_test_begins_with_nobody(api):
    assert names(api) == []


def test_a_failure_is_tried_once_more(api):
    api.post("/sandbox/faults", json={"operation": "POST /api/v1/constituents", "effect": "status=500", "times": 1})
    add_donor(api, "Ada Lovelace")
    log = api.get("/sandbox/requests/wait", params={"method": "POST", "count": 2}).json()
    assert [request["status"] for request in log["requests"]] == [200, 500]


def test_two_failures_are_told(api):
    api.post("/sandbox/faults", json={"effect": "status=500"})
    with pytest.raises(requests.HTTPError, match="500"):
        add_donor(api, "Ada Lovelace")


def test_a_test_can_begin_again(api):
    add_donor(api, "Ada Lovelace")
    api.put("/sandbox/snapshots/ada")
    add_donor(api, "Grace Hopper")
    api.post("/sandbox/snapshots/ada/restore")
    assert names(api) == ["Lovelace, Ada"]
    api.post("/sandbox/reset")
    assert names(api) == []
