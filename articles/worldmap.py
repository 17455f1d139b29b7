"""A small map around a place."""


def around(place: object) -> None:
    return None
