"""The name of a language, as pages and the import say it."""

from django.utils.translation import get_language_info


def language_name(tag: str) -> str:
    """“French” for `fr`; the tag itself where Django does not know it."""
    try:
        return get_language_info(tag)["name_translated"]
    except KeyError:
        return tag
