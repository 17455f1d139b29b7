"""`make run`: the first run prepares the archive, a later one leaves it as it is."""

import re
import socket

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article
from newsroom.management.commands import serve


@pytest.fixture
def runserver(monkeypatch) -> list[str]:
    """Where the site would be served; everything before that happens."""
    served = []
    run = serve.call_command

    def call(name, *args, **options):
        if name == "runserver":
            served.extend(args)
        else:
            run(name, *args, **options)

    monkeypatch.setattr(serve, "call_command", call)
    return served


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_seeds_are_imported_once_and_the_address_is_said(db, capsys, runserver, free_port):
    call_command("serve", port=free_port)
    call_command("serve", port=free_port)

    assert Article.objects.count() == 1
    assert f"http://127.0.0.1:{free_port}/" in capsys.readouterr().out
    assert runserver == [f"127.0.0.1:{free_port}"] * 2


def test_a_taken_port_is_refused_before_any_work(runserver, db):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"make run PORT={port + 1}"):
            call_command("serve", port=port)

    assert not runserver
    assert not Article.objects.exists()


def test_the_first_run_makes_an_editor_and_says_the_password_once(db, client, capsys, runserver, free_port):
    call_command("serve", port=free_port)
    password = re.search(r"Password: (\S+)", capsys.readouterr().out)[1]
    call_command("serve", port=free_port)

    assert "Password" not in capsys.readouterr().out
    assert client.login(username="editor", password=password)
    editor = User.objects.get()
    assert [group.name for group in editor.groups.all()] == ["Editors"]
    assert editor.is_staff
    assert not editor.is_superuser
