"""Names of people as text: taken apart, compared, printed. Pure; nothing is known of any person."""

from people.names.forms import (
    are_nicknames,
    are_one_letter_apart,
    genders_contradict,
    given_names_agree,
    is_given_name_of,
    is_short_form_of,
    middle_names_contradict,
    suffixes_contradict,
)
from people.names.keys import match_key, surname_keys
from people.names.lexicons import HONORIFICS_IN_TEXT, PARTICLES_IN_TEXT, TITLES
from people.names.organisations import is_generic
from people.names.parsing import Gender, Order, PersonName, gender, given_name_gender, joined, parse, plain
from people.names.printing import display_name, slug_source, sort_name
from people.names.transcriptions import is_transcribed, transcription_key, with_umlauts_written_out

__all__ = [
    "HONORIFICS_IN_TEXT",
    "PARTICLES_IN_TEXT",
    "TITLES",
    "Gender",
    "Order",
    "PersonName",
    "are_nicknames",
    "are_one_letter_apart",
    "display_name",
    "gender",
    "genders_contradict",
    "given_name_gender",
    "given_names_agree",
    "is_generic",
    "is_given_name_of",
    "is_short_form_of",
    "is_transcribed",
    "joined",
    "match_key",
    "middle_names_contradict",
    "parse",
    "plain",
    "slug_source",
    "sort_name",
    "suffixes_contradict",
    "surname_keys",
    "transcription_key",
    "with_umlauts_written_out",
]
