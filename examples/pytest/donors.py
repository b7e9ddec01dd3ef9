"""What a small charity wants of Little Green Light."""


def add_donor(lgl, name, tries=2):
    """Adds somebody and returns the id. What fails in the server is tried once more."""
    first, last = name.split(" ", 1)
    for _ in range(tries):
        answer = lgl.post("/api/v1/constituents", json={"first_name": first, "last_name": last})
        if answer.status_code < 500:
            break
    answer.raise_for_status()
    return answer.json()["id"]


def names(lgl):
    return sorted(item["sort_name"] for item in lgl.get("/api/v1/constituents").json()["items"])
