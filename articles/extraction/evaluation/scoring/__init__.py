"""Precision and recall against labelled articles.

Spans are half-open code points. Quotations are compared in pieces: a prediction's `parts` are pieces, a piece
is cut at line ends, and white space, quotation marks and closing punctuation are trimmed from both ends.

exact      equal after trimming.
overlap    one to one; the shared part is at least 80% of the longer.
joint      overlap, and the speaker is right; if the label has no speaker, the prediction must have none.
speaker    right where its span touches the labelled one, or (but for pronouns) the surnames agree.
silver     right, or the surname is in the chain that automatic coreference gives the labelled mention. It is
           reported where the label itself is only a pronoun; the chain may be wrong.

Track `marks` is the main one: spans of four words or more between double quotation marks that have a source.
Titles and scare quotes are negatives. Indirect predictions are left out; of a mixed one only its quoted
stretches count. Predictions that cover a shorter fragment or an indirect content are
set aside. Track `direct`: whole direct quotations; predictions inside an indirect content are set aside.
Track `all`: every attributed piece.

Persons, places, organisations: exact is one to one. Overlap is any shared character, many to many. A
prediction that only touches a span to ignore is set aside. Near: within 161 km (100 miles) of the labelled
coordinates.

Pronouns: of those that are a statement's speaker and were given a name, the share whose surname a reader
gives too (precision); of those that a reader can name, the share named so (recall).
"""

from articles.extraction.evaluation.scoring.figures import Figures, Record
from articles.extraction.evaluation.scoring.pronouns import PronounScore, score_pronouns
from articles.extraction.evaluation.scoring.quotes import KINDS, QuoteScore, Track, score_quotes
from articles.extraction.evaluation.scoring.spans import SpanScore, kilometres, score_spans

__all__ = [
    "KINDS",
    "Figures",
    "PronounScore",
    "QuoteScore",
    "Record",
    "SpanScore",
    "Track",
    "kilometres",
    "score_pronouns",
    "score_quotes",
    "score_spans",
]
