"""Stored mentions follow the latest extraction."""

BODY = (
    "Mayor Maria Alvarez spoke in Northport on Monday.\n\n"
    "“The harbour will open in June,” said Alvarez. Chen Wei of the port agreed.\n\n"
    "“We are ready,” said Chen Wei."
)


def test_mentions_may_swap_their_spans(store):
    article = store("Brandt met Chen Wei.\n\nRain.\n\nBrandt met Tomás Alvarez.").article
    store("Brandt met Tomás Alvarez.\n\nRain.\n\nBrandt met Chen Wei.")
    assert list(article.person_mentions.order_by("start").values_list("surface", flat=True)) == [
        "Brandt",
        "Tomás Alvarez",
        "Brandt",
        "Chen Wei",
    ]


def test_a_mention_that_is_not_found_again_is_deleted(store):
    article = store(BODY).article
    store("Nothing is left.")
    assert not article.person_mentions.exists()
    assert not article.place_mentions.exists()
