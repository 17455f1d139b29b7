"""In production a static file is known by its hash: a template that names a missing one fails a page."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template import Template
from django.template.loader import get_template
from django.templatetags.static import StaticNode


@pytest.fixture
def collected(settings, tmp_path) -> Path:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def named_in_templates() -> set[str]:
    folder = settings.BASE_DIR / "templates"
    names = set()
    for path in folder.rglob("*.html"):
        template: Template = get_template(str(path.relative_to(folder))).template
        nodes = template.nodelist.get_nodes_by_type(StaticNode)
        names |= {node.path.resolve({}) for node in nodes}
    return names


def test_every_file_that_a_template_names_is_collected_hashed_and_compressed(collected):
    names = named_in_templates()
    assert "css/archive.css" in names

    for name in names:
        address = staticfiles_storage.url(name)
        stored = collected / address.removeprefix(settings.STATIC_URL)
        assert stored.stem != Path(name).stem, f"{name} carries no hash"
        assert stored.is_file()

    stylesheet = staticfiles_storage.url("css/archive.css").removeprefix(settings.STATIC_URL)
    assert (collected / f"{stylesheet}.gz").is_file()
