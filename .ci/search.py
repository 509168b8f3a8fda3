"""Searches the shipped packs as a reader does: in PDFium, which Chrome uses, and in what poppler reads, line by line.

A quarter em stands between Japanese and Latin, and it is no character: what was typed without a space must be found
without one. Usage: search.py FOLDER, where executive.ja.pdf and executive.en.pdf lie.
"""

import pathlib
import subprocess
import sys

import pypdfium2

# Words of each pack that stand on one line; in the Japanese one they go over a quarter em.
WORDS = {
    "executive.ja.pdf": [
        "JAXAなど",
        "JAXAなどへの",
        "MirrorFaceによる",
        "Tickによる",
        "民解放軍61419部隊",
        "5G情報",
        "SEAGULL通信",
        "FNNプライム",
        "出典のS番号",
        "国会は2022年に",
        "信頼性がAまたはB",
    ],
    "executive.en.pdf": ["TLP:CLEAR", "Information to", "MirrorFace", "Economic"],
}


def in_pdfium(path):
    """Gives a function that tells whether PDFium's own search finds a word."""
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(path)]
    return lambda word: any(page.search(word, match_case=True).get_next() for page in pages)


def in_poppler(path):
    """Gives a function that tells whether a word stands on one line of what poppler reads."""
    run = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, encoding="utf-8")
    return lambda word: word in run.stdout


def main(folder):
    lost = []
    for name, words in WORDS.items():
        for reader in (in_pdfium, in_poppler):
            finds = reader(pathlib.Path(folder) / name)
            lost += [f"{name}: `{word}` is not found {reader.__name__.replace('_', ' ')}" for word in words if not finds(word)]
            # A word that stands nowhere must not be found, or the search would prove nothing.
            if finds("存在しない語XYZ"):
                lost.append(f"{name}: {reader.__name__} finds anything")
    print("\n".join(lost) or f"{sum(map(len, WORDS.values()))} words are found in PDFium and in poppler")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
