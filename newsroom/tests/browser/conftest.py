"""A real Chromium on the live site: it reaches nothing else, and what it complains about fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The live site reads what was committed.
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, f"The page tests need one of {', '.join(NAMES)}: `make test` installs it on Debian."
    # Playwright keeps an event loop running in this thread. Django takes it for asynchronous code, and gives
    # such code a connection of its own, which does not know what the migrations stored.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    stored = connection._test_serialized_contents
    with sync_playwright() as playwright:
        connection._test_serialized_contents = stored
        # Chromium's sandbox asks for rights that containers lack; it visits our own pages alone.
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
        connection.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server) -> Iterator[OpenPage]:
    """Opens a page on the live site, at a desk unless told otherwise; addresses are relative to it."""
    complaints: list[str] = []
    contexts = []
    site = urlsplit(live_server.url).netloc

    def keep_inside(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.netloc == site or address.scheme in ("data", "blob"):
            route.continue_()
        else:
            complaints.append(f"asked the network for {route.request.url}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        # That a page itself is missing is for the test to judge, which sees its status.
        missing_page = message.page and message.location["url"] == message.page.url
        if message.type in ("error", "warning") and not missing_page:
            complaints.append(
                f"{message.type} on {message.page.url if message.page else '?'}: {message.text}"
            )

    def open_it(device: dict = DESK, **options) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **device, **options)
        context.set_default_timeout(30_000)
        context.route("**/*", keep_inside)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(f"script failed on {page.url}: {error}"))
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def hindrances() -> Callable[[Page], list[str]]:
    """What would hinder a reader on a page: rules of axe-core it breaks, text that runs out of the window."""
    axe = Axe()

    def look(page: Page) -> list[str]:
        where = urlsplit(page.url).path
        found = [
            f"{where}: {rule['id']} ({rule['help']}): {node['target']} {node.get('failureSummary', '')}"
            for rule in axe.run(page).response["violations"]
            for node in rule["nodes"]
        ]
        # Styles of a phone are laid out at its width; more than a pixel's rounding is a sideways scroll.
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 1:
            found.append(f"{where}: {overflow} px wider than the window")
        return found

    return look
