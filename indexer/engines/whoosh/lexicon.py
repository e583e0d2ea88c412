"""Numbers for the words of texts that are being read: a text becomes an array, and each word is looked at once, not each time.

A text is cut at its spaces, and what stands between two, a chunk such as "nghị," or "217-QĐ/TW,", is looked up whole: splitting
and looking up are the fastest things that Python does with a text. `text.tokens.tokenize` says what must come out.
"""

from __future__ import annotations

from array import array

from indexer.text.fold import accented, folded, has_marks
from indexer.text.tokens import WORD

LONGEST = 100
"""Letters of a chunk that is remembered: a text without spaces is not met again."""
GAP = 0
"""The number of the end of a line, which is no word."""


class Lexicon:
    """Chunks, words and terms met so far. Numbers hold until `forget`."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, with every number free."""
        self.terms = [b""]
        """Number -> term; the first is none."""
        self._term_numbers: dict[str, int] = {}
        self._word_numbers: dict[str, int] = {}
        self.folded, self.own = array("i", [0]), array("i", [0])
        """Word -> numbers of its folded term, and of the term it stands for where texts have accents."""
        self.marked, self.lettered = bytearray(1), bytearray(1)
        """Word -> whether it carries a Vietnamese mark, and whether a letter is in it."""
        self.chunk_words = array("i", [GAP])
        """The words of all chunks in a row; chunk c has those up to `chunk_ends[c]`."""
        self.chunk_ends = array("q", [1])
        self._chunks = _Chunks(self)
        self._chunks["\n"] = 0

    def __len__(self) -> int:
        """Words in the chunks met so far."""
        return len(self.chunk_words)

    def read(self, text: str, into: array[int]) -> None:
        """Append the numbers of the chunks of `text` to `into`; the end of a line is one, too."""
        into.extend(map(self._chunks.__getitem__, text.replace("\n", " \n ").split(" ")))

    def bare_term(self, word: int) -> int:
        """The number of the term that this word, which carries no mark, stands for where nothing has accents."""
        return self._term("~" + self.terms[self.folded[word]].decode())

    def add_chunk(self, chunk: str) -> int:
        self.chunk_words.extend([self._word(surface) for surface in WORD.findall(chunk)])
        self.chunk_ends.append(len(self.chunk_words))
        return len(self.chunk_ends) - 1

    def _word(self, surface: str) -> int:
        number = self._word_numbers.get(surface)
        if number is None:
            number = self._word_numbers[surface] = len(self.own)
            marked = has_marks(surface)
            self.folded.append(self._term(folded(surface)))
            self.own.append(self._term("=" + accented(surface)) if marked else self.folded[number])
            self.marked.append(marked)
            self.lettered.append(surface.isalpha() or any(map(str.isalpha, surface)))
        return number

    def _term(self, term: str) -> int:
        number = self._term_numbers.get(term)
        if number is None:
            number = self._term_numbers[term] = len(self.terms)
            self.terms.append(term.encode())
        return number


class _Chunks(dict[str, int]):
    """Chunk -> its number, given when it is first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, chunk: str) -> int:
        number = self._lexicon.add_chunk(chunk)
        if len(chunk) <= LONGEST:
            self[chunk] = number
        return number
