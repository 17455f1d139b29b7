"""The site as production runs it: another process, its own settings, collected files, the same database."""

import json
import os
import re
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

# Answers each address twice: as a proxy hands it on, and as somebody reaches it without TLS.
SITE = """
import json, sys
from pathlib import Path
import django
from django.conf import settings
django.setup()
settings.STATIC_ROOT = Path(sys.argv[1])
from django.core.management import call_command
from django.test import Client
call_command("collectstatic", interactive=False, verbosity=0)
browser = Client(raise_request_exception=False, headers={"host": "archive.example.org"})
def ask(address, **headers):
    answer = browser.get(address, headers=headers)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = dict(answer.headers) | {"Set-Cookie": answer.cookies.output(header="")}
    return [answer.status_code, headers, body.decode("utf-8", "replace")]
for address in json.load(sys.stdin):
    print(json.dumps([ask(address, x_forwarded_proto="https"), ask(address)]))
"""


@pytest.fixture
def ask(db, tmp_path):
    """What production answers to an address, through its proxy and without: status, headers and body."""
    reach = connection.settings_dict
    place = (
        f"{reach['USER']}:{quote(reach['PASSWORD'])}@/{reach['NAME']}?host={quote(reach['HOST'], safe='')}"
    )

    def run(*addresses: str) -> list:
        finished = subprocess.run(
            [sys.executable, "-c", SITE, str(tmp_path)],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {
                "NEWSROOM_MODE": "production",
                "SECRET_KEY": "a-long-and-random-enough-word-" * 2,
                "DATABASE_URL": f"postgresql://{place}&port={reach['PORT'] or 5432}",
                "ALLOWED_HOSTS": "archive.example.org",
            },
            input=json.dumps(addresses),
            capture_output=True,
            text=True,
            check=True,
        )
        return [json.loads(line) for line in finished.stdout.splitlines()]

    return run


def test_pages_come_over_tls_with_hashed_files_and_closed_doors(ask):
    [((status, headers, page), (bare_status, bare_headers, _))] = ask("/")

    assert status == 200
    assert re.search(r"/static/css/archive\.[0-9a-f]{12}\.css", page), "the style sheet carries no hash"
    assert headers["Strict-Transport-Security"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (bare_status, bare_headers["Location"]) == (301, "https://archive.example.org/")


def test_a_missing_page_tells_nothing_of_the_inside(ask):
    [((status, _, page), _)] = ask("/nothing/here/")

    assert status == 404
    assert "Traceback" not in page
    assert "urlpatterns" not in page.lower()
    assert "Page not found" in page


def test_the_admin_asks_who_is_there_with_a_cookie_for_tls_alone(ask):
    [((status, headers, page), _)] = ask("/admin/login/")

    assert status == 200
    assert "csrfmiddlewaretoken" in page
    assert "Secure" in headers["Set-Cookie"]
    assert "no-store" in headers["Cache-Control"]
