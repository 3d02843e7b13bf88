#!/usr/bin/env python3
"""Derive base noun phrases from a Vietnamese dependency treebank in CoNLL-U.

    chunk_gold.py TREEBANK.conllu > GOLD.jsonl

Made for UD Vietnamese-VTB. Each sentence becomes one line of JSON:
`{"id": "...", "text": "...", "words": [[start, end, tag], ...], "phrases": [[start, end], ...]}`. `text` is running text: words
joined by one space, no space before closing punctuation or after opening punctuation, `LBKT` and `RBKT` written as brackets. Offsets
count Unicode code points of `text`; phrases are sorted and never overlap. `tag` is the universal part of speech.

A base noun phrase is the longest unbroken run of words around a nominal head that holds nothing but

- before the head: quantity words (`các`, `mọi`, `cả`, `nhiều`), numbers with what makes them vague (`hơn`, `gần`,
  `khoảng`), classifiers (`chiếc`, `người`, `cuộc`);
- the head: a noun, a proper name, a pronoun, a number that stands for a thing (`hai chiếc`), or an event noun with the
  verb right behind it (`cuộc gặp`, `sự ra đi`, `việc đầu tư`);
- after the head: nouns and names without a preposition (`cán bộ y tế xã`, `Công ty Hồng Lĩnh`), adjectives with their
  adverbs of degree (`cao nhất`), the name after a title when no comma parts them (`bộ trưởng Mai Ái Trực`), numbers that
  name (`tầng ba`, `ngày 29 - 10`), a demonstrative or a possessor at the end (`này`, `đó`, `nhà tôi`).

It is not recursive: a noun with a count, a determiner or a classifier of its own is a phrase of its own, also under
another noun (`tình hình | các vùng`, `đoạn đường | 110 km`). It does not hold prepositional phrases (`của …`, `ở …`, with
nouns of place that serve as prepositions), relative clauses or other verbs (`công ty | môi giới lao động`), coordination
(`A và B` are two phrases) or anything behind punctuation. Whatever nominal is left over outside of a phrase starts one of
its own. Times count as phrases (`hai ngày`, `sáng nay`).
"""
import json
import sys

PRE_HEAD = {"det", "det:pmod", "nummod", "nummod:det", "clf", "clf:det", "nmod", "compound", "advmod:adj", "amod"}
POST_HEAD = {
    "nmod", "nmod:poss", "compound", "compound:vmod", "compound:amod", "compound:verbnoun", "compound:pron", "compound:z",
    "compound:atov", "compound:adj", "amod", "det", "det:pmod", "nummod", "flat", "flat:name", "flat:date", "flat:number",
    "flat:time", "flat:foreign", "clf", "fixed",
}
OF_NUMBER = {"advmod", "advmod:adj", "flat:number", "clf", "nummod", "compound"}
OF_ADJECTIVE = {"advmod", "advmod:adj", "compound", "flat:redup", "compound:adj"}
OF_VERB = {"obj", "compound", "compound:verbnoun", "compound:svc", "compound:vmod", "flat:redup", "compound:dir"}
# Words that turn the verb behind them into a noun.
NOMINALISERS = {"việc", "sự", "cuộc", "nỗi", "niềm", "trận", "vụ", "chuyến", "buổi", "đợt", "lễ", "phiên"}
NUMBER_ADVERBS = {"hơn", "gần", "khoảng", "chừng", "độ", "ngót", "hàng", "hầu hết", "ít nhất", "tối đa", "trên", "dưới", "tròn", "đúng"}
QUANTITY_ADJECTIVES = {"nhiều", "ít", "toàn", "toàn bộ", "khắp", "vài", "suốt"}
# Tagged as nouns or pronouns, but they join clauses or open prepositional phrases.
NOT_A_HEAD = {
    "khi", "sau", "trước", "trong", "ngoài", "trên", "dưới", "giữa", "bên", "theo", "để", "như", "sau khi", "trước khi", "trong khi",
    "vậy", "như vậy", "thế", "sao", "thế nào", "làm sao", "bao giờ", "nhau", "lẫn nhau", "tự", "cả",
}
NOT_A_HEAD_RELATION = {"case", "mark", "cc", "advmod", "advmod:neg", "fixed", "det", "det:pmod", "cop", "aux", "discourse", "punct"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
CLOSING = set(",.;:!?)]}…%”»") | {"..."}
OPENING = set("([{“«")


class Word:
    def __init__(self, columns):
        self.form = {"LBKT": "(", "RBKT": ")"}.get(columns[1], columns[1])
        self.lower = self.form.lower()
        self.upos = columns[3]
        self.xpos = columns[4]
        self.head = int(columns[6]) - 1
        self.relation = columns[7]
        self.children = []


def sentences(lines):
    """The sentences of a CoNLL-U file, as identifier and words."""
    name, words = "", []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif line and line[0].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append(Word(columns))
        elif not line and words:
            yield name, words
            name, words = "", []
    if words:
        yield name, words


def link(words):
    for index, word in enumerate(words):
        if word.head >= 0:
            words[word.head].children.append(index)


def running_text(words):
    """The text, and where each word stands in it."""
    text, places, quoted, glue = "", [], False, True
    for word in words:
        form = word.form
        closes = form in CLOSING
        opens = form in OPENING
        if form == '"':
            closes, opens, quoted = quoted, not quoted, not quoted
        if text and not closes and not glue:
            text += " "
        places.append((len(text), len(text) + len(form)))
        text += form
        glue = opens
    return text, places


def has_case(words, index):
    return any(words[c].relation == "case" for c in words[index].children if c < index)


def is_leaf(words, index):
    return not any(words[c].relation not in ("punct", "advmod", "advmod:adj") for c in words[index].children)


def may_join(words, parent, child):
    """Whether a child belongs to the same base phrase as its parent, if nothing stands between them."""
    p, c = words[parent], words[child]
    relation = c.relation
    if p.upos == "NUM" and parent_is_count(words, parent):
        return relation in OF_NUMBER and (c.upos not in ("ADV", "ADJ") or c.lower in NUMBER_ADVERBS)
    if p.upos == "ADJ":
        if child > parent and relation in ("clf", "clf:det"):
            return p.lower in QUANTITY_ADJECTIVES
        return relation in OF_ADJECTIVE
    if p.upos == "VERB":
        if relation not in OF_VERB:
            return False
        return relation != "obj" or (child > parent and c.upos in ("NOUN", "PROPN") and bare(words, child))
    if p.upos == "DET":
        return relation in ("clf", "clf:det", "advmod", "compound", "fixed", "det", "nummod")
    if p.upos not in NOMINAL:
        return False
    if child < parent:
        if relation == "discourse":
            return c.lower == "cả"
        if relation in ("advmod:adj", "amod"):
            return c.lower in QUANTITY_ADJECTIVES
        if relation == "advmod":
            return c.lower in NUMBER_ADVERBS
        if relation in ("nmod", "compound"):
            return c.upos in NOMINAL and not has_case(words, child) and c.lower not in NOT_A_HEAD
        return relation in PRE_HEAD
    if p.lower in NOMINALISERS and c.upos in ("VERB", "ADJ") and child == parent + 1:
        return True
    if relation in ("appos", "appos:nmod"):
        return c.upos == "PROPN"
    if relation == "acl:subj":
        return c.upos == "ADJ" and is_leaf(words, child)
    if relation not in POST_HEAD:
        return False
    if c.upos == "VERB":
        return False
    if c.upos in NOMINAL and counts(words, child):
        return False
    if c.upos in ("NOUN", "PROPN", "PRON") and (has_case(words, child) or c.lower in NOT_A_HEAD - {"nhau"}):
        return False
    return True


def counts(words, noun):
    """A noun with a count, a determiner or a classifier of its own: a phrase of its own, even under another noun."""
    relations = ("det", "nummod", "nummod:det", "clf", "clf:det", "advmod:adj")
    return any(c < noun and words[c].relation in relations for c in words[noun].children)


def parent_is_count(words, index):
    return words[index].relation in ("nummod", "nummod:det", "flat:number")


def bare(words, index):
    """A noun without anything before it."""
    return not any(c < index for c in words[index].children)


def is_head(words, index):
    word = words[index]
    if word.upos not in NOMINAL or word.lower in NOT_A_HEAD or word.relation in NOT_A_HEAD_RELATION:
        return False
    return any(character.isalnum() for character in word.form)


def phrase(words, head, taken):
    """The unbroken run of words around a head."""
    inside = {head}
    open_list = [head]
    while open_list:
        parent = open_list.pop()
        for child in words[parent].children:
            if child not in taken and may_join(words, parent, child):
                inside.add(child)
                open_list.append(child)
    start = end = head
    while start - 1 in inside:
        start -= 1
    # What makes a number vague belongs to it, wherever the tree hangs it.
    while start > 0 and words[start].upos == "NUM" and start - 1 not in taken and words[start - 1].lower in NUMBER_ADVERBS:
        start -= 1
    while end + 1 in inside:
        end += 1
    return start, end + 1


def depth(words, index):
    steps = 0
    while words[index].head >= 0 and steps < 200:
        index = words[index].head
        steps += 1
    return steps


def phrases(words):
    taken, found = set(), []
    for head in sorted(range(len(words)), key=lambda i: (depth(words, i), i)):
        if head in taken or not is_head(words, head):
            continue
        start, end = phrase(words, head, taken)
        found.append((start, end))
        taken.update(range(start, end))
    return sorted(found)


def main(arguments):
    if len(arguments) != 2 or arguments[1].startswith("-"):
        sys.exit(__doc__)
    with open(arguments[1], encoding="utf-8") as file:
        for name, words in sentences(file):
            link(words)
            text, places = running_text(words)
            spans = [[places[start][0], places[end - 1][1]] for start, end in phrases(words)]
            tagged = [[start, end, word.upos] for (start, end), word in zip(places, words)]
            print(json.dumps({"id": name, "text": text, "words": tagged, "phrases": spans}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv)
