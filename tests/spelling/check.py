"""Checks the spelling of the definitions in glossaries, in English and in French; tests/spelling.sh starts it.

check.py WORDS GLOSSARY.yml…

`glossator` and `hunspell` are those on the PATH. WORDS is the folder of en.txt and fr.txt: the words that are right although no
dictionary has them. A word there that no definition needs is a fault too, so the lists stay small.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

LABELS = {"en": "English", "fr": "French"}
DICTIONARIES = {"en": "en_US", "fr": "fr"}
LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}+(?:[-’']{LETTER}+)*")
# What stands between two spaces and is no word of a language: `x86`, `vCPU`, `TLS`, `Node.js`, `max_size`, `user@host`, `key=value`.
MACHINE = re.compile(rf"\d|{LETTER}[.@=_\\]\w|{LETTER}[A-Z]|://")
# Names have British spellings too; definitions are American.
AMERICAN = [("our", "or"), (r"is(?=e|ing|ation)", "iz"), (r"([bt])re(s?)$", r"\1er\2"), (r"ll(?=ed|ing|er)", "l"), ("enc(es?)$", r"ens\1")]
QUOTED = re.compile(r"«([^»]*)»")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)’", re.IGNORECASE)


def main(folder, files):
    entries = [(file, entry) for file in files for entry in exported(file)]
    english = words_of_names(entry for _, entry in entries)
    french = words_of_names(entry.get("fr", {}) for _, entry in entries)
    unknown = misspelt(english | set(map(american, english)), "en")
    proper = {word for word in english if word != word.lower()}
    names = {
        "en": {word for word in english if american(word) == word or american(word) in unknown - english} | proper,
        # French takes over proper names and inventions, but no ordinary word: `connection` is a fault.
        "fr": french | english & unknown | proper,
    }
    faults = 0
    for language, label in LABELS.items():
        used = [(file, entry["name"], word) for file, entry in entries for word in words(entry, language, names["en"])]
        used = [use for use in used if not is_among(use[2], names[language])]
        unknown = misspelt({part for *_, word in used for part in [word, *word.split("-")]}, language)
        listed = read_list(Path(folder, f"{language}.txt"))
        needed = set()
        wrong = []
        for file, name, word in used:
            parts = [word] if word in listed else word.split("-")
            for part in parts if word in unknown else []:
                if part not in unknown or is_among(part, names[language]):
                    continue
                found = {part, lowered(part)} & listed
                needed |= found
                if not found:
                    wrong.append((file, name, part))
        suggestions = suggested({part for *_, part in wrong}, language)
        for file, name, part in wrong:
            print(f"{file}: {name}: {label}: {part} ({suggestions.get(part, '?')})")
        for word in sorted(listed - needed):
            print(f"{folder}/{language}.txt: no definition needs {word}")
        faults += len(wrong) + len(listed - needed)
    print(f"{len(entries)} entries, {faults} faults")
    return 1 if faults else 0


def exported(file):
    command = ["glossator", "export", "--format=json", "--packs=none", "--no-workspace", f"--glossary={file}"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["terms"]


def words_of_names(entries):
    """An entry may use the words that another one explains."""
    found = set()
    for entry in entries:
        aliases = [alias if isinstance(alias, str) else alias["name"] for alias in entry.get("aliases", [])]
        for spelling in [entry.get("name"), entry.get("abbreviation"), entry.get("expansion"), *aliases]:
            for word in WORD.findall(spelling or ""):
                found.update([word, *word.split("-")])
    return found


def words(entry, language, english):
    """The words of the definition, without code and without what French quotes in English (« command not found »)."""
    text = (entry if language == "en" else entry.get(language, {})).get("definition", "")
    text = re.sub(r"`[^`]*`", " ", text)
    if language == "fr":
        text = QUOTED.sub(lambda quoted: " " if is_english(quoted[1], english) else quoted[0], text)
    return split(text, language)


def split(text, language):
    for chunk in text.split():
        if MACHINE.search(chunk):
            continue
        for word in WORD.findall(chunk):
            if language == "fr":
                word = ELISION.sub("", word)
            word = re.sub(r"['’]s?$", "", word)
            if len(word) > 1:
                yield word


def is_english(text, english):
    return not misspelt({part for word in split(text, "en") for part in word.split("-") if part not in english}, "en")


def american(word):
    for british, here in AMERICAN:
        word = re.sub(british, here, word)
    return word


def is_among(word, names):
    """As it stands, at the beginning of a sentence, or as a plural."""
    forms = [word, lowered(word)]
    return any(form in names or form.endswith("s") and form[:-1] in names for form in forms)


def lowered(word):
    return word[:1].lower() + word[1:]


def read_list(path):
    lines = path.read_text("utf-8").splitlines()
    if lines != sorted(set(lines)):
        sys.exit(f"{path}: not sorted, or a word stands there twice")
    return set(lines)


def misspelt(words, language):
    return set(hunspell(language, words, "-L"))


def suggested(words, language):
    """What the dictionary has instead of unknown words."""
    lines = hunspell(language, [f"^{word}" for word in words], "-a")
    answers = (line.split() for line in lines if line.startswith("& "))
    return {answer[1].replace("'", "’"): answer[4].rstrip(",") for answer in answers}


def hunspell(language, words, *options):
    command = ["hunspell", "-i", "utf-8", "-d", DICTIONARIES[language], *options]
    text = "".join(f"{word}\n" for word in sorted(words))
    return subprocess.run(command, check=True, capture_output=True, input=text, encoding="utf-8").stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
