"""What lines of plain text look like, in each language: for those who read and who import them.

`rules` has the words of a language, which are data in `languages/<language>.toml`; `lines` what marks
and joins lines; `shape` what one line could be.
"""
