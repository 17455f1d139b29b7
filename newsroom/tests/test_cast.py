def test_a_printed_article_is_published_with_its_speaker(cast, print_article):
    article = print_article(
        "Mayor Maria Alvarez opened the harbour. “It is open,” she said.",
        people={"Maria Alvarez": cast.maria},
        statements=({"text": "It is open,", "speaker": cast.maria, "cue": "said", "speaker_text": "she"},),
    )

    (statement,) = cast.maria.statements.published()
    span = statement.spans.get()
    assert article.body[span.start : span.end] == "It is open,"
