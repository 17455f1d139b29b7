"""What tests read from the HTML of a page."""


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def statements_on(page):
    return [figure.split("</figure>")[0] for figure in page.split('<figure class="statement')[1:]]


def names_on(page):
    """The entries of a list of names in columns."""
    listed = page.split('<ul class="name-list in-columns"')[1].split("</ul>")[0]
    return [part.split("<")[0] for part in listed.split('/">')[1:]]
