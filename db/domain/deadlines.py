"""Deadlines: the words of a source read into a period, and the window that follows."""

from db.domain.reading.deadline_reader import LONGEST_PHRASE, read_deadline
from db.domain.reading.deadline_words import deadline_in_words
from db.domain.reading.result import Reading
from db.domain.window import Window, window_of

__all__ = ["LONGEST_PHRASE", "Reading", "Window", "deadline_in_words", "read_deadline", "window_of"]
