"""Which languages the extraction reads. Languages are BCP 47 tags (`en`, `pt-BR`)."""

READ = "en"
"""The language that the extraction reads."""


def primary(language: str) -> str:
    """`pt` of `pt-BR`."""
    return language.partition("-")[0].lower()


def is_read(language: str) -> bool:
    return primary(language) == READ
